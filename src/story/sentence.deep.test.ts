// A bit flipped at every place of a frame, on every cable and in the router's memory: all is told, and told truly.
import { describe, expect, it } from 'vitest'
import { fileCrosses } from '../scenario/library/fileCrosses'
import type { Flip, Scenario } from '../scenario/scenario'
import { simulate } from '../sim/simulate'
import { eventsOf, firstFrameOf } from '../trace/lineage'
import { octetsOf } from '../trace/octets'
import type { Trace } from '../trace/trace'
import { frameTrack } from '../track/frame'
import { journeyTrack } from '../track/journey'
import { plain } from './catalogue'
import { checkRows } from './checks'
import { sentenceOf } from './sentence'

const DATA = 'client>server DATA 1'
const places: Flip['where'][] = [
  { kind: 'wire', hop: 0 },
  { kind: 'wire', hop: 1 },
  { kind: 'wire', hop: 2 },
  { kind: 'memory', node: 'router1' },
]
const clean = simulate(fileCrosses)
const octets = octetsOf(clean, firstFrameOf(clean, DATA) ?? 0).octets.length

function wordsOf(trace: Trace): string[] {
  return [frameTrack(trace, DATA, 'decided'), journeyTrack(trace, DATA)].flatMap(track =>
    track.steps.map((_, index) => plain(sentenceOf(trace, track, index))),
  )
}

/** What the simulator says of a damaged message, without a look at any sentence. */
function fateOf(trace: Trace): { dropped: boolean; failed: boolean } {
  const events = eventsOf(trace, DATA)
  return {
    dropped: events.some(event => event.kind === 'drop'),
    failed: events.some(
      event => event.kind === 'checks' && event.checks.some(check => check.verdict === 'failed'),
    ),
  }
}

function tell(scenario: Scenario) {
  const trace = simulate(scenario)
  const words = wordsOf(trace)
  const { dropped, failed } = fateOf(trace)
  expect(words.filter(text => /[⟦{}]|undefined|NaN|^\s*$/.test(text))).toEqual([])
  expect(words.filter(text => text.length > 190)).toEqual([])
  // What is dropped is said to be, and nothing that came through damaged is said to be as it was.
  expect(
    words.some(text =>
      /^(Dropped|Let go|One piece is missing, and the whole packet is lost|.*ignores it|Not from this transfer)/.test(
        text,
      ),
    ),
  ).toBe(dropped)
  if (trace.notReached.flips.length === 0 && scenario.flips.length > 0 && !failed)
    expect(words.filter(text => text.includes('as they were at the start'))).toEqual([])
  for (const event of trace.events)
    if (event.kind === 'checks') expect(checkRows(event, trace).length).toBeLessThanOrEqual(4)
}

describe.each(places)('a flip at %j', where => {
  it('is told at every octet of the frame', () => {
    for (let octet = 0; octet < octets; octet++)
      for (const bit of [0, 3, 7])
        tell({ ...fileCrosses, flips: [{ pdu: DATA, bits: [{ octet, bit }], where }] })
  })
})

describe('two flips that cancel in the sum', () => {
  it('are said to go unnoticed, wherever they are in the data', () => {
    const sent = octetsOf(clean, firstFrameOf(clean, DATA) ?? 0)
    const data = sent.layers.find(layer => layer.protocol === 'data')
    const start = data?.start ?? 0
    const own = Array.from(sent.octets.subarray(start, data?.bodyEnd))
    for (const bit of [0, 2, 5]) {
      for (const [at, octet] of own.entries()) {
        const differs = (other: number) => ((octet ^ other) >> bit) & 1
        const partner = own.findIndex((other, to) => to > at && (to - at) % 2 === 0 && differs(other))
        if (partner < 0) continue
        const bits = [at, partner].map(each => ({ octet: start + each, bit }))
        const trace = simulate({
          ...fileCrosses,
          flips: [{ pdu: DATA, bits, where: { kind: 'memory', node: 'router1' } }],
        })
        expect(fateOf(trace)).toEqual({ dropped: false, failed: false })
        expect(
          wordsOf(trace).filter(text => text.endsWith('not as they were sent. Nobody noticed.')),
        ).toHaveLength(1)
      }
    }
  })
})

describe('an override', () => {
  const fields = octetsOf(clean, firstFrameOf(clean, DATA) ?? 0).layers.flatMap(layer =>
    layer.fields
      .filter(field => typeof field.value === 'number')
      .map(field => ({ protocol: layer.protocol, field: field.name, bits: field.bitLength })),
  )
  it.each(fields)('of $protocol, $field, is told at its ends and in between', ({ protocol, field, bits }) => {
    for (const value of [0, 1, 2, 2 ** (bits - 1), 2 ** bits - 1])
      tell({
        ...fileCrosses,
        overrides: [{ pdu: DATA, protocol, field, value: Math.min(value, 2 ** bits - 1) }],
      })
  })
})
