// The few things that a hand does to the page, written as words, for looks, shots and measurements.

export const kinds = ['click', 'hover', 'press', 'type', 'wait']

/**
 * Does each action in the order given: `click: role=button[name="Undo"]`, `press: ArrowRight:5`, `type: Hello`.
 * @param {import('playwright-core').Page} page
 * @param {{ kind: string, value: string }[]} actions
 */
export async function act(page, actions) {
  for (const { kind, value } of actions) {
    if (kind === 'click') await page.locator(value).first().click({ timeout: 5000 })
    if (kind === 'hover') await page.locator(value).first().hover({ timeout: 5000 })
    if (kind === 'type') await page.keyboard.type(value)
    if (kind === 'wait') await page.waitForTimeout(Number(value))
    if (kind === 'press') {
      const [, key = value, times = '1'] = /^(.+):(\d+)$/.exec(value) ?? []
      for (let time = 0; time < Number(times); time++) await page.keyboard.press(key)
    }
  }
}

/**
 * Waits until the scene and the fonts are there and what was asked for is drawn.
 * @param {import('playwright-core').Page} page
 */
export async function settle(page) {
  // A scene is fetched when it is first asked for.
  await page.waitForFunction(
    () => document.querySelector('main')?.querySelector('svg, table, [role=grid], input, textarea, button'),
    undefined,
    { timeout: 10_000 },
  )
  // So is what lies behind a click: nothing may have changed for a while.
  await page.evaluate(
    () =>
      new Promise(done => {
        const quiet = () => {
          observer.disconnect()
          done(null)
        }
        let timer = setTimeout(quiet, 250)
        const observer = new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(quiet, 250)
        })
        observer.observe(document, { subtree: true, childList: true, attributes: true })
      }),
  )
  await page.evaluate('document.fonts.ready.then(() => null)')
  await page.evaluate(
    'new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))',
  )
}

/**
 * What sticks out of the window, in pixels across and down; a scene is meant to fit without scrolling the page.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<{ x: number, y: number }>}
 */
export function overflow(page) {
  return page.evaluate(
    '({ x: document.documentElement.scrollWidth - innerWidth, y: document.documentElement.scrollHeight - innerHeight })',
  )
}

/**
 * `--name value`, `--name=value` or a bare `--flag`; actions are kept apart, in order.
 * @param {string[]} words
 * @param {string[]} named
 * @param {string[]} flags
 */
export function readArguments(words, named, flags = []) {
  /** @type {Record<string, string>} */
  const options = {}
  /** @type {{ kind: string, value: string }[]} */
  const actions = []
  for (let at = 0; at < words.length; at++) {
    const [, name = '', inline] = /^--([a-z]+)(?:=(.*))?$/s.exec(words[at] ?? '') ?? []
    if (flags.includes(name)) options[name] = 'yes'
    else if (kinds.includes(name)) actions.push({ kind: name, value: inline ?? words[++at] ?? '' })
    else if (named.includes(name)) options[name] = inline ?? words[++at] ?? ''
    else
      throw new Error(
        `unknown: ${words[at]}; known: ${[...named, ...flags, ...kinds].map(each => `--${each}`).join(' ')}`,
      )
  }
  return { options, actions }
}
