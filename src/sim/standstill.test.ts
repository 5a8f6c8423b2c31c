// A run that would go on for ever is ended, and says so (RFC 9293 §3.8.6.1: a closed window is probed while it is answered).
import './tcp/tcp.fixture'
import { expect, it } from 'vitest'
import { chat, text } from '../scenario/chat.fixture'
import type { Scenario } from '../scenario/scenario'
import { laneSentence } from '../story/lanes'
import type { Trace } from '../trace/trace'
import { deliveryTrack } from '../track/delivery'
import { simulate } from './simulate'
import { STANDSTILL } from './standstill'

/** A second sender, whom the reader never accepts: its connection is finished, and nobody reads. */
function unaccepted(): Scenario {
  const good = chat({ socket: 'stream', end: 'stay' }, { socket: 'stream' })
  const sender = good.programs.find(each => each.kind === 'sender')
  const messages = { kind: 'file', payload: text('x'.repeat(5_000)), size: 5_000 } as const
  const second = sender?.kind === 'sender' ? [{ ...sender, port: 49_153, messages }] : []
  return { ...good, programs: [...good.programs, ...second], tcp: { receiveBuffer: 2_000 } }
}

it('ends where kernels probe and answer and no program gets any further', () => {
  const trace = simulate(unaccepted())
  expect(trace.isStill).toBe(true)
  expect(trace.isCut).toBeUndefined()
  const probes = trace.events.filter(each => each.kind === 'segment' && each.why === 'probe')
  // Once a minute at the slowest (RFC 6298 §2.5 as the bound of the persist timer).
  expect(probes.length).toBeGreaterThan(100)
  expect(trace.events.at(-1)?.at).toBeLessThan(STANDSTILL + 60_000_000)
  expect(lastWords(trace)).toContain('Here the run is ended.')
})

it('says where it has more events than a page holds', () => {
  const trace = simulate(chat({ socket: 'stream' }, { socket: 'stream' }), 150)
  expect(trace.isCut).toBe(true)
  expect(lastWords(trace)).toContain(`more than ${trace.events.length} events`)
})

/** What Delivery says at its last step. */
function lastWords(trace: Trace): string {
  const track = deliveryTrack([trace], 'client>server data 1')
  const told = laneSentence(trace, track, track.steps.length - 1, [trace], ['tell.lanes.end.same', {}])
  return told.map(({ text }) => text).join('')
}

it('comes to its own end where everybody is done', () => {
  const trace = simulate(chat({ socket: 'stream' }, { socket: 'stream' }))
  expect(trace.isStill).toBeUndefined()
})
