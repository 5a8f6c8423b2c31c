// A router's frame is spoken of as that: whose it is, and what in the packet is no longer as it came in.
import { expect, it } from 'vitest'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { simulate } from '../sim/simulate'
import { frameTrack } from '../track/frame'
import { plain } from './catalogue'
import { sentenceOf } from './sentence'

it('is told on the cables behind the router, and the sender’s own frame on those before it', () => {
  const trace = simulate(fileCrosses)
  const pdu = 'client>server DATA 1'
  const track = frameTrack(trace, pdu, 'decided')
  const told = (hop?: number) => plain(sentenceOf(trace, track, 3, [trace], hop))
  const own = trace.frames.find(frame => frame.pdu === pdu)?.id
  const cables = trace.transits.filter(transit => transit.pdu === pdu)
  expect(cables.map(({ frame }) => frame === own)).toEqual([true, true, false])
  expect(cables.map(({ hop }) => told(hop)).slice(0, 2)).toEqual([told(), told()])
  expect(told(cables[2]?.hop)).toMatch(/^The router’s frame\. .* from 64 to 63/)
  expect(told(9)).toBe(told())
})
