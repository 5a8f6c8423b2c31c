// What the simulator's benchmark measures: a long stream, a random moment of it, and a bare heap, built as the page is.
import { laneScenario } from '../../src/scenario/lanes'
import { threeMessages } from '../../src/scenario/library/threeMessages'
import type { LaneSetup, Scenario } from '../../src/scenario/scenario'
import { momentAt } from '../../src/scene/deliveryMoment'
import { parts } from '../../src/sim/breadth'
import { plug } from '../../src/sim/parts'
import { makeQueue, PRIORITY } from '../../src/sim/queue'
import { simulate } from '../../src/sim/simulate'
import { makeTcp } from '../../src/sim/tcp/host'
import { ledgerOf } from '../../src/trace/ledger'
import type { Trace } from '../../src/trace/trace'
import { learn } from '../../src/wire/protocols'
import { tcp } from '../../src/wire/protocols/tcp'

plug({ ...parts, makeStreams: makeTcp })
learn([tcp])

const SEGMENT = 1460

/** A stream of so many full segments from a program that never waits. */
export function streamOf(segments: number): Scenario {
  const scenario = laneScenario(threeMessages, threeMessages.lanes?.[1] as LaneSetup)
  const payload = { kind: 'text', text: 'x'.repeat(SEGMENT * segments) } as const
  return {
    ...scenario,
    tcp: { ...scenario.tcp, sendBuffer: 1_000_000 },
    programs: scenario.programs.map(program => {
      if (program.kind === 'reader') return { ...program, length: 65_535, every: 0 }
      if (program.kind !== 'sender') return program
      return { ...program, every: 0, messages: { kind: 'file', payload, size: SEGMENT } }
    }),
  }
}

/** The whole trace, however long: the page ends a run sooner. */
export const run = (scenario: Scenario): Trace => simulate(scenario, Number.POSITIVE_INFINITY)

/** Puts one thing into the queue and takes one out, so many times, with so many waiting. */
export function turnHeap(waiting: number, rounds: number): void {
  const queue = makeQueue()
  const nothing = () => undefined
  for (let at = 0; at < waiting; at++) queue.add((at * 7919) % 10_007, PRIORITY.arrival, nothing)
  for (let at = 0; at < rounds; at++) {
    queue.add(10_007 + ((at * 7919) % 10_007), PRIORITY.arrival, nothing)
    queue.next()
  }
}

/** Finds what is in buffers and on cables at so many events, far from one another; the ledger is there already. */
export function scrub(trace: Trace, times: number): void {
  const ledger = ledgerOf(trace)
  const { events } = trace
  for (let round = 0; round < times; round++) {
    const event = events[Math.floor(((round * 0.618034) % 1) * events.length)]
    if (event) momentAt(ledger, event.id, event.at)
  }
}
