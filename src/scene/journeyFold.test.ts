// Who holds which bytes at a step: a sender that waits holds its own copy, whatever became of the one it sent.
import { expect, it } from 'vitest'
import { bitFlips } from '../scenario/library/bitFlips'
import { payloadOctets } from '../scenario/payload'
import { simulate } from '../sim/simulate'
import { journeyTrack } from '../track/journey'
import { momentAt } from './journeyFold'

it('shows the sender its own message when the timer runs out, not the damaged one', () => {
  const trace = simulate(bitFlips)
  const track = journeyTrack(trace, bitFlips.follow)
  const step = track.steps.findIndex(({ event }) => trace.events[event]?.kind === 'timer')
  const { held, node } = momentAt(trace, track, step)
  const program = bitFlips.programs.find(each => each.kind === 'tftpWrite')
  expect(node).toBe('client')
  expect(held?.damage).toEqual([])
  // Four octets of TFTP's header, then the data.
  expect(held?.octets.slice(held.start + 4, held.end)).toEqual(
    program?.kind === 'tftpWrite' ? payloadOctets(program.payload) : undefined,
  )
})
