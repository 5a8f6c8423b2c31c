// Every step of every scenario, and of many that go wrong, is told: truly, shortly, and never twice in the same words.
import { describe, expect, it } from 'vitest'
import { simulate } from '../sim/simulate'
import { pdusOf } from '../trace/lineage'
import type { Cause, Trace } from '../trace/trace'
import { frameTrack } from '../track/frame'
import { journeyTrack } from '../track/journey'
import type { Track } from '../track/track'
import { plain, sayRich } from './catalogue'
import { checkRows } from './checks'
import { describeFrame } from './describe'
import { english } from './english.fixture'
import { type Message, parseMessage } from './icu'
import { openingOf } from './library'
import { questionsOf } from './questions'
import { sentenceOf, toldOf } from './sentence'
import { OCCASIONS } from './story.fixture'

/** Two lines of the narrator at 1366 pixels, six at 390. */
const LONGEST = 185

const runs = Object.entries(OCCASIONS).map(([name, scenario]) => ({ name, trace: simulate(scenario) }))

function tracksOf(trace: Trace): Track[] {
  return pdusOf(trace).flatMap(pdu => [frameTrack(trace, pdu, 'decided'), journeyTrack(trace, pdu)])
}

/** A sentence that a key or an argument is missing from, or that is empty. */
const isBroken = (text: string) => /[⟦{}]|undefined|NaN|\$|^\s*$/.test(text)

describe.each(runs)('$name', ({ trace }) => {
  const tracks = tracksOf(trace)
  const told = tracks.flatMap(track =>
    track.steps.map((_, index) => ({ track, index, text: plain(sentenceOf(trace, track, index)) })),
  )

  it('has a whole sentence for each step and each event, short enough to be read', () => {
    const texts = [
      ...told.map(({ text }) => text),
      ...trace.events.map(event => plain(sayRich(...toldOf(trace, event)))),
    ]
    expect(texts.filter(isBroken)).toEqual([])
    expect(texts.filter(text => text.length > LONGEST)).toEqual([])
  })

  it('never says the same in two steps running', () => {
    const twice = told.filter(
      ({ track, index, text }, at) =>
        index > 0 && told[at - 1]?.track === track && told[at - 1]?.text === text,
    )
    expect(twice.map(({ text }) => text)).toEqual([])
  })

  it('has at most four lines for the checks of a layer, the one that failed last', () => {
    for (const event of trace.events) {
      if (event.kind !== 'checks') continue
      const rows = checkRows(event, trace)
      expect(rows.length).toBeLessThanOrEqual(4)
      expect(rows.slice(0, -1).every(row => row.passed)).toBe(true)
      expect(rows.flatMap(row => [row.label, row.seen, row.verdict]).filter(isBroken)).toEqual([])
      expect(rows.at(-1)?.passed).toBe(event.checks.every(check => check.verdict === 'passed'))
    }
  })

  it('describes its pictures and its beginning in whole words', () => {
    for (const track of tracks) {
      const words = [plain(openingOf(trace, track))]
      for (let index = -1; track.scene === 'frame' && index < track.steps.length; index++)
        words.push(describeFrame(trace, track, index))
      expect(words.filter(isBroken)).toEqual([])
    }
  })

  it('asks only what has one right answer', () => {
    for (const { prompt, choices } of questionsOf(trace)) {
      expect(choices.filter(choice => choice.isRight)).toHaveLength(1)
      expect([prompt, ...choices.flatMap(choice => [choice.text, choice.reply])].filter(isBroken)).toEqual([])
    }
  })
})

describe('the sentences', () => {
  it('tell of every kind of event there is', () => {
    const kinds: Record<Cause['kind'], true> = {
      call: true,
      return: true,
      copy: true,
      encapsulate: true,
      route: true,
      resolve: true,
      ask: true,
      answered: true,
      finish: true,
      transmit: true,
      arrive: true,
      learn: true,
      forward: true,
      checks: true,
      decapsulate: true,
      damage: true,
      hopLimit: true,
      enqueue: true,
      understand: true,
      neighbour: true,
      drop: true,
      timer: true,
      done: true,
      state: true,
      segment: true,
      accepted: true,
      acked: true,
      connection: true,
      fragment: true,
      reassemble: true,
    }
    const happened = new Set(runs.flatMap(({ trace }) => trace.events.map(event => event.kind)))
    expect(Object.keys(kinds).filter(kind => !happened.has(kind as Cause['kind']))).toEqual([])
  })

  it('hold no number of their own, nor does any other area that speaks of what is on the screen', () => {
    const areas =
      /^(tell|write|check|library|opening|question|describe|node|pdu|layer|realm|border|icmp|frame|journey|shell|control|timeline|narrator|guide)\./
    const found = Object.entries(english).filter(
      ([key, source]) =>
        areas.test(key) &&
        !/\.(means|rule)$/.test(key) &&
        /\d/.test(literals(parseMessage(source)).replace(NUMBERS, '')),
    )
    expect(found).toEqual([])
  })
})

/**
 * Numbers that may stand in a message, because a standard fixes them and no run can change them: names that have a
 * digit; what a header counts in, what a checksum adds up in and to; the words of CRC-32; a ready scenario's own name; the size of the FCS; the
 * preamble; values of a single bit, and nothing at all.
 */
const NUMBERS =
  /IPv4|10BASE-T|recv\(…, 5\)|CRC-32|0xFFFF|× 4 B|words of 16 bits|counts as 0|32 ones|on by 8 bits|0000, (but 0|which says)|4 bytes of the FCS|preamble ×7|^[01]: (not )?set|(is|edge) a [01]\b|^0 (bytes|B)\b|of 0 bits/g

/** A message's own letters, without its arguments. */
function literals(message: Message): string {
  return message
    .map(node => {
      if (typeof node === 'string') return node
      if (node.kind === 'tag') return literals(node.body)
      return node.kind === 'choice' ? Object.values(node.cases).map(literals).join(' ') : ''
    })
    .join(' ')
}
