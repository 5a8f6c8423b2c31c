// Measures Delivery with very many packets under way: a frame drawn in order and at random, and what a long run costs.
import { createServer } from 'vite'
import { settle } from './actions.mjs'
import { crowdOf, fragmentOf } from './crowds.mjs'
import { busy, own, traced } from './mainThread.mjs'

/** @typedef {import('./bench.mjs').Row} Row */
/** @typedef {import('playwright-core').Page} Page */

/** Pictures that are measured each time. */
const FRAMES = 24
const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`

/** The figures of Delivery, for the table of `npm run bench`. @param {import('playwright-core').Browser} browser @param {string} url @returns {Promise<Row[]>} */
export async function deliveryRows(browser, url) {
  const theGame = await gameDocument()
  /** @type {Row[]} */
  const rows = []
  for (const { many, throttle, bar } of [
    { many: 100, throttle: 4, bar: 10 },
    { many: 1_000, throttle: 4, bar: 12 },
    { many: 10_000, throttle: 1, bar: 12 },
  ]) {
    // Two steps for each that leaves: then all of the way is full.
    const run = fragmentOf(crowdOf(theGame, { many, count: 1.4 * many + 300 }), `&step=${2 * many + 40}`)
    const page = await opened(browser, `${url}#${run}`)
    await slowed(page, throttle)
    const played = await playing(browser, page)
    const range = /** @type {const} */ ([0.25, 0.55])
    await scrub(browser, page, shuffled(steps(range)))
    const inOrder = await scrub(browser, page, steps(range))
    const atRandom = await scrub(browser, page, shuffled(steps(range)))
    const held = await paused(browser, page)
    await page.close()
    rows.push(
      {
        name: `${many} packets under way: a frame that moves them, ${throttle} × slowed down, mean of ${played.frames}`,
        figure: ms(played.mean),
        bar: `≤ ${bar} ms`,
        holds: played.frames > 0 && played.mean <= bar,
      },
      {
        name: `${many} packets: … of which script, and style, layout and paint; the middle one`,
        figure: `${ms(played.script)}, ${ms(played.drawing)}; ${ms(played.middle)}`,
        bar: '',
        holds: null,
      },
      {
        name: `${many} packets: a picture at random against one in order`,
        figure: `${ms(inOrder)}, ${(atRandom / inOrder).toFixed(2)} ×`,
        bar: '≤ 1.20 ×',
        holds: atRandom <= 1.2 * inOrder,
      },
      {
        name: `${many} packets: frames and timers in 3 s of rest`,
        figure: String(held),
        bar: '0',
        holds: held === 0,
      },
    )
  }
  rows.push(await longRun(browser, url, theGame))
  return rows
}

/** The two lengths of a run between which scrubbing is compared: a lane holds no more events than a million. */
const LENGTHS = /** @type {const} */ ([1_000, 94_000])

/** @param {import('playwright-core').Browser} browser @param {string} url @param {any} theGame @returns {Promise<Row>} */
async function longRun(browser, url, theGame) {
  const lanes = ['datagram', 'other'].map(name => ({ name, socket: 'datagram' }))
  /** @type {number[]} */
  const means = []
  for (const count of LENGTHS) {
    const run = { ...crowdOf(theGame, { many: 20, count: count / lanes.length }), lanes }
    const page = await opened(browser, `${url}#${fragmentOf(run)}`)
    const moments = shuffled(steps([0.1, 0.9]))
    await scrub(browser, page, moments)
    means.push(await scrub(browser, page, moments))
    await page.close()
  }
  const [short = 0, long = 0] = means
  const [few, many] = LENGTHS.map(count => count.toLocaleString('en'))
  return {
    name: `scrubbing to a random moment, ${many} packets against ${few}`,
    figure: `${ms(long)}, ${(long / short).toFixed(2)} ×`,
    bar: '≤ 5.00 ×',
    holds: long <= 5 * short,
  }
}

/** The library's document of the game. */
async function gameDocument() {
  const vite = await createServer({
    server: { middlewareMode: true, hmr: false, ws: false },
    appType: 'custom',
    logLevel: 'error',
  })
  const { theGame } = await vite.ssrLoadModule('/src/scenario/library/theGame.ts')
  await vite.close()
  return theGame
}

/** A page whose run is simulated and drawn. @param {import('playwright-core').Browser} browser @param {string} address */
async function opened(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
  await page.goto(address)
  await page.waitForFunction(
    () => {
      const count = Number(document.querySelector('.timeline')?.getAttribute('aria-valuemax'))
      return count > 500 && document.querySelector('.delivery .lane svg')
    },
    undefined,
    { timeout: 300_000 },
  )
  await settle(page)
  return page
}

/** @param {Page} page @param {number} rate */
async function slowed(page, rate) {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

/** Shares of the timeline in order. @param {readonly [number, number]} range */
function steps([from, to]) {
  return Array.from({ length: FRAMES }, (_, at) => from + ((to - from) * at) / FRAMES)
}

/** The same ones in another order, the same in each run. @param {number[]} shares */
function shuffled(shares) {
  return shares.map((_, at) => /** @type {number} */ (shares[(at * 29 + 7) % shares.length]))
}

/** Drags the timeline's head from share to share, and says what one picture costs. @param {import('playwright-core').Browser} browser @param {Page} page @param {number[]} shares */
async function scrub(browser, page, shares) {
  const box = await page.locator('.timeline').boundingBox()
  if (!box) throw new Error('no timeline')
  const y = box.y + box.height / 2
  const drawn = () =>
    page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))')
  await page.mouse.move(box.x + box.width * (shares.at(-1) ?? 0), y)
  await page.mouse.down()
  const events = await traced(browser, page, async () => {
    for (const share of shares) {
      await page.mouse.move(box.x + box.width * share, y)
      await drawn()
    }
  })
  await page.mouse.up()
  await page.waitForTimeout(300)
  return busy(events) / shares.length
}

/** Frames of some seconds of playing in which something was drawn. @param {import('playwright-core').Browser} browser @param {Page} page */
async function playing(browser, page) {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  // What is fetched and compiled at the first steps is no part of a frame.
  await page.waitForTimeout(3000)
  const events = await traced(browser, page, () => page.waitForTimeout(5000))
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const starts = events.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts)
  const frames = starts
    .slice(0, -1)
    .map((start, at) => events.filter(({ ts }) => ts >= start - 200 && ts < (starts[at + 1] ?? 0) - 200))
    .filter(frame => frame.some(({ name }) => name === 'Paint'))
  const all = frames.flat()
  const each = frames.map(busy).sort((one, other) => one - other)
  const count = Math.max(1, frames.length)
  return {
    frames: frames.length,
    mean: busy(all) / count,
    middle: each[Math.floor(each.length / 2)] ?? 0,
    script: own(all, /^FireAnimationFrame$/) / count,
    drawing: own(all, /^(UpdateLayoutTree|Layout|PrePaint|Paint|Layerize|Commit)$/) / count,
  }
}

/** Frames and timers while nothing is touched. @param {import('playwright-core').Browser} browser @param {Page} page */
async function paused(browser, page) {
  const events = await traced(browser, page, () => page.waitForTimeout(3000))
  return events.filter(({ name }) =>
    /^(FireAnimationFrame|RequestAnimationFrame|TimerInstall|TimerFire)$/.test(name),
  ).length
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const { launchChromium } = await import('./browser.mjs')
  const { serve } = await import('./server.mjs')
  const [server, browser] = [await serve(), await launchChromium()]
  for (const { name, figure, bar, holds } of await deliveryRows(browser, server.url))
    console.log(`${name}  ${figure}  ${bar}  ${holds === null ? '' : holds ? 'holds' : 'MISSED'}`)
  await browser.close()
  await server.close()
}
