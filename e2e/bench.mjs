// Measures what a learner's machine has to bear, in one run: figures and ratios, never a test that can flake.
//
//   npm run bench
//
// The size of the first load against an empty React page built here and now; then, with the processor slowed down four
// times, the main thread's time for a frame while playing, for a hover, and what is scheduled while nothing plays; then
// Delivery with very many packets, and the simulator alone.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { settle } from './actions.mjs'
import { deliveryRows } from './benchDelivery.mjs'
import { simulatorRows } from './benchSim.mjs'
import { launchChromium } from './browser.mjs'
import { busy, own, traced } from './mainThread.mjs'
import { root, serve } from './server.mjs'
import { benchStates } from './states.mjs'

/** @typedef {{ name: string, figure: string, bar: string, holds: boolean | null }} Row */
/** @type {Row[]} */
const rows = []
const throttle = 4
/** Mouse moves that are measured. */
const MOVES = 60
const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`

const emptyFolder = join(root, 'out', 'empty')
const server = await serve()
const browser = await launchChromium()

await measureSize()
for (const state of benchStates) {
  if (state.hover) await measureHover(state)
  else {
    await measurePlaying(state)
    await measurePause(state)
  }
}
rows.push(...(await deliveryRows(browser, server.url)))
await browser.close()
await server.close()
rows.push(...(await simulatorRows()))
print()

async function measureSize() {
  const { build } = await import('vite')
  const { default: react } = await import('@vitejs/plugin-react')
  rmSync(emptyFolder, { recursive: true, force: true })
  mkdirSync(emptyFolder, { recursive: true })
  writeFileSync(
    join(emptyFolder, 'index.html'),
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>empty</title></head><body><div id="root"></div><script type="module" src="./main.jsx"></script></body></html>',
  )
  writeFileSync(
    join(emptyFolder, 'main.jsx'),
    "import { createRoot } from 'react-dom/client'\ncreateRoot(document.getElementById('root')).render(<main />)\n",
  )
  await build({
    root: emptyFolder,
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins: [react()],
    build: { target: 'es2022', modulePreload: { polyfill: false }, outDir: join(emptyFolder, 'dist') },
  })
  const emptyServer = await serve(join(emptyFolder, 'dist'))
  const empty = await firstLoad(emptyServer.url)
  await emptyServer.close()
  const ours = await firstLoad(server.url)
  const kB = (/** @type {number} */ octets) => `${(octets / 1000).toFixed(1)} kB`
  rows.push(
    { name: 'first load, HTML + CSS + JS, gz', figure: kB(ours.code), bar: '', holds: null },
    { name: 'an empty React page, gz', figure: kB(empty.code), bar: '', holds: null },
    {
      name: 'first load against the empty page',
      figure: `${(ours.code / empty.code).toFixed(2)} ×`,
      bar: '≤ 1.70 ×',
      holds: ours.code <= 1.7 * empty.code,
    },
    { name: 'fonts of the first load', figure: kB(ours.fonts), bar: '', holds: null },
    ...ours.files
      .toSorted((a, b) => b.octets - a.octets)
      .slice(0, 5)
      .map(({ name, octets }) => ({ name: `… ${name}`, figure: kB(octets), bar: '', holds: null })),
  )
}

/** What a first visit really fetches. @param {string} url */
async function firstLoad(url) {
  const page = await browser.newPage()
  /** @type {{ code: number, fonts: number, files: { name: string, octets: number }[] }} */
  const size = { code: 0, fonts: 0, files: [] }
  /** @type {Promise<void>[]} */
  const pending = []
  page.on('response', response => {
    const name = new URL(response.url()).pathname
    const kind = /\.woff2?$/.test(name)
      ? 'fonts'
      : /(\/|\.html|\.css|\.m?js)$/.test(name)
        ? 'code'
        : undefined
    if (!kind) return
    pending.push(
      response.body().then(body => {
        const octets = kind === 'fonts' ? body.length : gzipSync(body, { level: 9 }).length
        size[kind] += octets
        if (kind === 'code') size.files.push({ name, octets })
      }),
    )
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await Promise.all(pending)
  await page.close()
  return size
}

/**
 * Opens a state with a slow processor, runs `during`, and returns what the main thread did meanwhile.
 * @param {import('./states.mjs').BenchState} state
 * @param {(page: import('playwright-core').Page) => Promise<void>} before
 * @param {(page: import('playwright-core').Page) => Promise<void>} during
 */
async function record(state, before, during) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.goto(state.url ?? `${server.url}${state.hash && `#${state.hash}`}`, { waitUntil: 'networkidle' })
  if (!state.url) await settle(page)
  await before(page)
  if (!state.url) await settle(page)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle })
  await page.waitForTimeout(500)
  const events = await traced(browser, page, () => during(page))
  await page.close()
  return events
}

/** @param {import('./states.mjs').BenchState} state */
async function measurePlaying(state) {
  const events = await record(
    state,
    async page => {
      // What is fetched and compiled at the first steps is no part of a frame.
      await page.getByRole('button', { name: 'Play', exact: true }).click()
      await page.waitForTimeout(2500)
    },
    page => page.waitForTimeout(6000),
  )
  const starts = events.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts)
  const frames = starts.slice(0, -1).map((start, at) => {
    const end = starts[at + 1] ?? start
    return busy(events.filter(({ ts }) => ts >= start - 200 && ts < end - 200))
  })
  if (frames.length === 0) {
    rows.push({
      name: `${state.name}: a frame while playing`,
      figure: 'no frame',
      bar: '≤ 10 ms',
      holds: false,
    })
    return
  }
  const sorted = frames.toSorted((a, b) => a - b)
  const mean = busy(events) / frames.length
  rows.push({
    name: `${state.name}: a frame while playing, mean of ${frames.length}`,
    figure: ms(mean),
    bar: '≤ 10 ms',
    holds: mean <= 10,
  })
  rows.push({
    name: `${state.name}: … the middle one and one in twenty`,
    figure: `${ms(sorted[Math.floor(sorted.length / 2)] ?? 0)}, ${ms(sorted[Math.floor(sorted.length * 0.95)] ?? 0)}`,
    bar: '',
    holds: null,
  })
}

/** @param {import('./states.mjs').BenchState} state */
async function measurePause(state) {
  const seconds = 5
  const events = await record(
    state,
    async page => {
      await page.getByRole('button', { name: 'Play', exact: true }).click()
      await page.getByRole('button', { name: 'Pause', exact: true }).click()
    },
    page => page.waitForTimeout(seconds * 1000),
  )
  const count = (/** @type {RegExp} */ wanted) => events.filter(({ name }) => wanted.test(name)).length
  const frames = count(/^(FireAnimationFrame|RequestAnimationFrame)$/)
  const timers = count(/^(TimerInstall|TimerFire)$/)
  rows.push({
    name: `${state.name}: frames and timers in ${seconds} s of pause`,
    figure: `${frames}, ${timers}`,
    bar: '0, 0',
    holds: frames + timers === 0,
  })
}

/** @param {import('./states.mjs').BenchState} state */
async function measureHover(state) {
  const hover = await recordMoves(state, page => spotsOn(page, state.hover ?? ''))
  const ground = await recordMoves(state, page => walkOn(page, state.ground ?? 'body'))
  const empty = await recordMoves({ name: 'empty', url: 'about:blank' }, page => walkOn(page, 'html'))
  rows.push({
    name: `${state.name}: a hover that lights field, bytes, diagram, mean of ${hover.moves}`,
    figure: hover.moves ? ms(hover.mean) : 'nothing to hover',
    bar: '≤ 4 ms',
    holds: hover.moves > 0 && hover.mean <= 4,
  })
  rows.push({
    name: `${state.name}: … of which script, and style, layout and paint`,
    figure: `${ms(hover.script)}, ${ms(hover.drawing)}`,
    bar: '',
    holds: null,
  })
  // What the browser itself does about a mouse that moves, so that a slow machine can be told from a slow page.
  rows.push({
    name: `${state.name}: a mouse move that lights nothing; one over an empty page`,
    figure: `${ms(ground.mean)}, ${ms(empty.mean)}`,
    bar: '',
    holds: null,
  })
}

/** The middles of the first elements that match. @param {import('playwright-core').Page} page @param {string} selector */
async function spotsOn(page, selector) {
  const boxes = await Promise.all((await page.locator(selector).all()).map(each => each.boundingBox()))
  return boxes
    .filter(box => box !== null)
    .slice(0, MOVES)
    .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))
}

/** As many spots on one element's ground. @param {import('playwright-core').Page} page @param {string} selector */
async function walkOn(page, selector) {
  const box = await page.locator(selector).first().boundingBox()
  const { x = 0, y = 0, width = 0 } = box ?? {}
  return Array.from({ length: MOVES }, (_, i) => ({
    x: x + 4 + (i * (width - 8)) / MOVES,
    y: y + 2 + (i % 2),
  }))
}

/**
 * Moves the mouse from spot to spot and returns what each move costs on average.
 * @param {import('./states.mjs').BenchState} state
 * @param {(page: import('playwright-core').Page) => Promise<{ x: number, y: number }[]>} find
 */
async function recordMoves(state, find) {
  /** @type {{ x: number, y: number }[]} */
  let spots = []
  const events = await record(
    state,
    async page => {
      spots = await find(page)
      if (spots[0]) await page.mouse.move(spots[0].x, spots[0].y)
    },
    async page => {
      for (const { x, y } of spots) {
        await page.mouse.move(x, y)
        await page.waitForTimeout(60)
      }
    },
  )
  const moves = spots.length
  return {
    moves,
    mean: busy(events) / moves,
    script: own(events, /^EventDispatch$/) / moves,
    drawing: own(events, /^(UpdateLayoutTree|Layout|PrePaint|Paint|Layerize|Commit)$/) / moves,
  }
}

function print() {
  const widths = [
    Math.max(...rows.map(({ name }) => name.length)),
    Math.max(...rows.map(({ figure }) => figure.length)),
    Math.max(...rows.map(({ bar }) => bar.length)),
  ]
  console.log(`\nprocessor slowed down ${throttle} times; milliseconds of the main thread\n`)
  for (const { name, figure, bar, holds } of rows) {
    const verdict = holds === null ? '' : holds ? 'holds' : 'MISSED'
    console.log(
      `${name.padEnd(widths[0] ?? 0)}  ${figure.padStart(widths[1] ?? 0)}  ${bar.padEnd(widths[2] ?? 0)}  ${verdict}`,
    )
  }
}
