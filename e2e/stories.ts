// What every story starts from: a page that may not complain, nor speak to anyone else, the words of its controls, and axe.
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Locator, type Page } from '@playwright/test'

/** Elements, attributes and text of a scene, one line each, without what no eye sees: names of ids, places of the focus. */
function describePicture(scene: Element) {
  const lines: string[] = []
  const unseen = /^(id|for|name|list|tabindex|aria-(describedby|labelledby|controls)|popovertarget)$/
  const walk = (node: Node, depth: string) => {
    if (node instanceof Text) lines.push(depth + node.data)
    if (!(node instanceof Element)) return
    const attributes = [...node.attributes]
      .filter(({ name }) => !unseen.test(name))
      // How far a cell had come in its last motion; at rest its state says all.
      .map(
        ({ name, value }) =>
          `${name}=${name === 'style' ? value.replace(/--seen: [^;]*;?/, '').trim() : value}`,
      )
      .filter(each => each !== 'style=')
      .sort()
    lines.push(`${depth}${node.localName} ${attributes.join(' ')}`)
    for (const child of node.childNodes) walk(child, `${depth} `)
  }
  walk(scene, '')
  return lines.join('\n')
}

/** Presses a button by its name and waits until the timeline stands at a step, all within the page: for long walks. */
async function pressUntil({ name, step }: { name: string; step: number }) {
  const named = (each: Element) => each.getAttribute('aria-label') ?? each.textContent
  const button = [...document.querySelectorAll('button')].find(each => named(each) === name)
  const timeline = document.querySelector('[role=slider]')
  button?.click()
  const isThere = () =>
    timeline?.getAttribute('aria-valuenow') === String(step) && !document.querySelector('[aria-busy=true]')
  for (let tries = 0; !isThere() && tries < 600; tries++)
    await new Promise(resolve => requestAnimationFrame(resolve))
  return isThere()
}

/** The parts that a story names, by role and accessible name only. */
function controlsOf(page: Page) {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const timeline = page.getByRole('slider', { name: 'Timeline' })
  return {
    toStart: button('To start'),
    stepBack: button('Step back'),
    play: button('Play'),
    pause: button('Pause'),
    stepForward: button('Step forward'),
    toEnd: button('To end'),
    hideNext: button('Hide next'),
    undo: button('Undo'),
    redo: button('Redo'),
    open: button('Open'),
    save: button('Save'),
    export: button('Export'),
    frame: page.getByRole('tab', { name: 'Frame' }),
    journey: page.getByRole('tab', { name: 'Journey' }),
    timeline,
    narrator: page.getByRole('region', { name: 'Narrator' }),
    /** Steps of the open track. */
    count: async () => Number(await timeline.getAttribute('aria-valuemax')),
    /** How many of them have happened, all of it there to be seen. */
    standsAt: async (step: number) => {
      await expect(timeline).toHaveAttribute('aria-valuenow', String(step))
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    },
    /** One step by its button, and all of it there; quicker than a hand, which has to find the button first. */
    stepTo: async (direction: 'Step forward' | 'Step back', step: number) => {
      expect(await page.evaluate(pressUntil, { name: direction, step }), `${direction} to ${step}`).toBe(true)
    },
    /** All that the scene shows, to be compared with itself. */
    picture: () => page.getByRole('main').evaluate(describePicture),
  }
}

/** Types over what stands in a field, key by key as a hand does; over WebDriver BiDi a field cannot be filled at once. */
export async function retype(field: Locator, text: string) {
  await field.press('ControlOrMeta+a')
  await field.pressSequentially(text)
}

export type Controls = ReturnType<typeof controlsOf>

type Fixtures = {
  /** Opens the page at a hash (with or without `#`). */
  open: (hash?: string) => Promise<void>
  controls: Controls
  /** What axe finds in the page as it stands, one line each. */
  axe: () => Promise<string[]>
}

export const test = base.extend<Fixtures>({
  page: async ({ page, baseURL }, use) => {
    const complaints: string[] = []
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type()))
        complaints.push(`${message.type()}: ${message.text()}`)
    })
    page.on('pageerror', error => complaints.push(`page error: ${error.message}`))
    page.on('request', request => {
      const own = request.url().startsWith(baseURL ?? '') || /^(data|blob|about):/.test(request.url())
      if (!own) complaints.push(`a request leaves the page: ${request.url()}`)
    })
    await use(page)
    expect(complaints, 'console, page errors and requests').toEqual([])
  },

  open: async ({ page }, use) => {
    await use(async (hash = '') => {
      await page.goto(`./${hash && `#${hash.replace(/^#/, '')}`}`)
      // A scene is fetched when it is first asked for; the words that stand in for it go.
      await expect(page.getByRole('tabpanel').first()).not.toBeEmpty()
      await expect(page.getByText('One moment …')).toHaveCount(0)
      // A long run shows the one before it until it is done.
      await expect(page.getByRole('main')).not.toHaveAttribute('aria-busy')
    })
  },

  controls: async ({ page }, use) => use(controlsOf(page)),

  axe: async ({ page }, use) => {
    await use(async () => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')} ${failureSummary ?? ''}`,
        ),
      )
    })
  },
})

export { expect }

/** What `look` sees once it sees the same twice in a row: what is loaded late has come, what moved rests. */
export async function still(look: () => Promise<string>): Promise<string> {
  let seen = await look()
  await expect
    .poll(
      async () => {
        const before = seen
        seen = await look()
        return seen === before
      },
      { intervals: [250] },
    )
    .toBe(true)
  return seen
}
