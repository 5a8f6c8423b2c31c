// Measures the simulator alone, in Node: what an event costs against a bare heap, how a run grows, how fast a slider may move.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createServer } from 'vite'

/** @typedef {import('./bench.mjs').Row} Row */
const THROTTLE = 4

setFlagsFromString('--expose-gc')
/** Memory in use once what nobody holds is gone, octets. */
const held = () => {
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

/** The figures of the simulator, for the table of `npm run bench`. @returns {Promise<Row[]>} */
export async function simulatorRows() {
  const vite = await createServer({
    server: { middlewareMode: true, hmr: false, ws: false },
    appType: 'custom',
    logLevel: 'error',
  })
  try {
    const load = (/** @type {string} */ path) => vite.ssrLoadModule(path)
    const { simulate } = await load('/src/sim/simulate.ts')
    const { laneScenario } = await load('/src/scenario/lanes.ts')
    const { threeMessages } = await load('/src/scenario/library/threeMessages.ts')
    const { makeQueue, PRIORITY } = await load('/src/sim/queue.ts')
    const { plug } = await load('/src/sim/parts.ts')
    const { parts, headers } = await load('/src/sim/breadth.ts')
    const { makeTcp } = await load('/src/sim/tcp/host.ts')
    const { tcp } = await load('/src/wire/protocols/tcp.ts')
    const { learn } = await load('/src/wire/protocols/index.ts')
    plug({ ...parts, makeStreams: makeTcp })
    learn([...headers, tcp])

    /** A stream of so many full segments from a program that never waits. @param {number} segments */
    const stream = segments => {
      const text = 'x'.repeat(1460)
      const scenario = laneScenario(threeMessages, threeMessages.lanes[1])
      return {
        ...scenario,
        tcp: { ...scenario.tcp, sendBuffer: 1_000_000 },
        programs: scenario.programs.map((/** @type {any} */ program) =>
          program.kind === 'sender'
            ? {
                ...program,
                every: 0,
                messages: {
                  kind: 'file',
                  payload: { kind: 'text', text: text.repeat(segments) },
                  size: 1460,
                },
              }
            : { ...program, length: 65_535, every: 0 },
        ),
      }
    }
    /** @param {number} segments */
    const timed = segments => {
      const scenario = stream(segments)
      const before = held()
      const start = process.cpuUsage()
      const trace = simulate(scenario)
      const { user, system } = process.cpuUsage(start)
      return {
        micros: user + system,
        memory: held() - before,
        events: trace.events.length,
        isCut: trace.isCut === true,
      }
    }
    /** Microseconds for putting one thing in and taking one out, with so many waiting. @param {number} waiting */
    const heap = waiting => {
      const queue = makeQueue()
      const rounds = 400_000
      for (let at = 0; at < waiting; at++) queue.add((at * 7919) % 10_007, PRIORITY.arrival, () => undefined)
      const start = process.cpuUsage()
      for (let at = 0; at < rounds; at++) {
        queue.add(10_007 + ((at * 7919) % 10_007), PRIORITY.arrival, () => undefined)
        queue.next()
      }
      const { user, system } = process.cpuUsage(start)
      return (user + system) / rounds
    }

    timed(200)
    timed(200)
    const slider = Math.min(...Array.from({ length: 5 }, () => timed(100).micros)) / 1000
    const small = timed(1_000)
    const large = timed(10_000)
    const bare = heap(64)
    const each = large.micros / large.events
    return [
      {
        name: 'simulator: one event with its full trace, 10,000 segments, against a bare heap',
        figure: `${each.toFixed(1)} µs, ${(each / bare).toFixed(1)} ×`,
        bar: '≤ 6 ×',
        holds: each <= 6 * bare,
      },
      {
        name: `simulator: … a segment with its acknowledgments${large.isCut ? ' (cut)' : ''}, and events for it`,
        figure: `${(large.micros / 10_000).toFixed(0)} µs, ${(large.events / 10_000).toFixed(1)}`,
        bar: '',
        holds: null,
      },
      {
        name: 'simulator: growth from 1,000 to 10,000 segments, CPU and memory',
        figure: `${(large.micros / small.micros).toFixed(1)} ×, ${(large.memory / small.memory).toFixed(1)} ×`,
        bar: '≤ 13 ×',
        holds: large.micros <= 13 * small.micros && large.memory <= 13 * small.memory,
      },
      {
        name: `simulator: some 200 packets again, ${THROTTLE} times this machine's time`,
        figure: `${(slider * THROTTLE).toFixed(1)} ms`,
        bar: '≤ 16 ms',
        holds: slider * THROTTLE <= 16,
      },
    ]
  } finally {
    await vite.close()
  }
}
