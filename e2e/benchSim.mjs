// Measures the simulator alone, in Node, built as the page is: an event against a bare heap, how a run grows, a slider, scrubbing.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { root } from './server.mjs'

/** @typedef {import('./bench.mjs').Row} Row */
const THROTTLE = 4
/** Frames on cables, programs and timers that wait in a stream's queue at once: at most so many. */
const WAITING = 64
const ROUNDS = 400_000
/** 133 segments and their acknowledgments. */
const SLIDER = { segments: 133, packets: 200 }
const SCRUBS = 2_000

setFlagsFromString('--expose-gc')
/** Memory in use once what nobody holds is gone, octets; whether on the heap or beside it. */
const held = () => {
  runInNewContext('gc')()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Microseconds of the processor. @param {() => unknown} work */
const timed = work => {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return user + system
}

/** The least of so many measurements. @param {number} times @param {() => number} measure */
const least = (times, measure) => Math.min(...Array.from({ length: times }, measure))

async function built() {
  const { build } = await import('vite')
  const outDir = join(root, 'out', 'simulator')
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { ssr: 'e2e/simulator/entry.ts', target: 'es2022', outDir, emptyOutDir: true },
  })
  return import(pathToFileURL(join(outDir, 'entry.js')).href)
}

/** The figures of the simulator, for the table of `npm run bench`. @returns {Promise<Row[]>} */
export async function simulatorRows() {
  /** @type {typeof import('./simulator/entry.ts')} */
  const { streamOf, run, turnHeap, scrub } = await built()

  /** A run of so many segments: its time, its memory, and a random moment of it, each in all. @param {number} segments */
  const measured = segments => {
    const scenario = streamOf(segments)
    const before = held()
    /** @type {import('../src/trace/trace').Trace | undefined} */
    let trace
    const micros = timed(() => {
      trace = run(scenario)
    })
    const memory = held() - before
    if (!trace) throw new Error('no trace')
    const whole = trace
    scrub(whole, 10)
    const moment = least(3, () => timed(() => scrub(whole, SCRUBS))) / SCRUBS
    return { micros, memory, moment, events: whole.events.length, packets: whole.transits.length / 2 }
  }

  const slider = streamOf(SLIDER.segments)
  const again = least(20, () => timed(() => run(slider))) / 1000
  const small = measured(667)
  const middle = measured(10_000)
  const stream = streamOf(10_000)
  const micros = least(2, () => timed(() => run(stream)))
  const bare = least(5, () => timed(() => turnHeap(WAITING, ROUNDS))) / ROUNDS
  const large = measured(100_000)
  const each = Math.min(micros, middle.micros) / middle.events
  const [time, memory] = [large.micros / middle.micros, large.memory / middle.memory]
  return [
    {
      name: 'simulator: one event with its full trace, 10,000 segments, against a bare heap as full as its queue',
      figure: `${each.toFixed(1)} µs, ${(each / bare).toFixed(1)} ×`,
      bar: '≤ 6 ×',
      holds: each <= 6 * bare,
    },
    {
      name: 'simulator: … a segment with its acknowledgments, and events for it',
      figure: `${((each * middle.events) / 10_000).toFixed(0)} µs, ${(middle.events / 10_000).toFixed(1)}`,
      bar: '',
      holds: null,
    },
    {
      name: 'simulator: growth from 10,000 to 100,000 segments, CPU and memory',
      figure: `${time.toFixed(1)} ×, ${memory.toFixed(1)} ×`,
      bar: '≤ 13 ×',
      holds: time <= 13 && memory <= 13,
    },
    {
      name: `simulator: ${SLIDER.packets} packets again, ${THROTTLE} times this machine's time`,
      figure: `${(again * THROTTLE).toFixed(1)} ms`,
      bar: '≤ 16 ms',
      holds: again * THROTTLE <= 16,
    },
    {
      name: `simulator: what is where at a random moment, ${Math.round(large.packets / 1000)},000 packets against ${Math.round(small.packets)}`,
      figure: `${(large.moment / small.moment).toFixed(1)} ×, ${large.moment.toFixed(1)} µs`,
      bar: '≤ 5 ×',
      holds: large.moment <= 5 * small.moment,
    },
  ]
}
