/** A router's frame read from what came says what its octets say. */
import { describe, expect, it } from 'vitest'
import { chat, list } from '../scenario/chat.fixture'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { setWay } from '../scenario/way'
import { readerOf } from '../trace/build'
import { octetsOf } from '../trace/octets'
import { passedOn } from './passedOn'
import { simulate } from './simulate'

describe('a frame that is passed on', () => {
  it.each([
    ['a file', fileCrosses],
    ['a file, past two routers', setWay(fileCrosses, 'twoRouters')],
    [
      'messages of many sizes',
      chat({ messages: list('', 'x', 'x'.repeat(17), 'x'.repeat(18), 'x'.repeat(1472)) }),
    ],
    ['an ICMP message', { ...chat(), programs: chat({ every: 9000 }).programs.slice(1) }],
  ])('is read as a reader would: %s', (_, scenario) => {
    const trace = simulate(scenario)
    const read = readerOf(scenario, true)
    let seen = 0
    for (const frame of trace.frames) {
      const before = trace.frames.findLast(each => each.pdu === frame.pdu && each.id < frame.id)
      if (!frame.packet || !before) continue
      const { octets } = octetsOf(trace, frame.id)
      const made = passedOn(frame, read(octetsOf(trace, before.id).octets), frame.packet)
      if (made) expect(made).toEqual(read(octets))
      seen += made ? 1 : 0
    }
    expect(seen).toBeGreaterThan(0)
  })
})
