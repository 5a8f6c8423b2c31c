// The sockets of a stream as the events of its connection leave them.
import { expect, it } from 'vitest'
import { chat } from '../scenario/chat.fixture'
import { simulate } from '../sim/simulate'
import type { TraceEvent } from './trace'
import { worldAfter } from './world'

const trace = simulate(chat({ socket: 'stream', end: 'stay' }, { socket: 'stream' }))
const socketsAfter = (node: string, isMoment: (event: TraceEvent) => boolean) => {
  const event = trace.events.find(isMoment)
  return worldAfter(trace, event?.id ?? -1).nodes[node]?.sockets ?? []
}

it('shows who listens, who is blocked, and what accept() gives', () => {
  const asked = socketsAfter('server', event => event.kind === 'call' && event.call.name === 'accept')
  expect(asked).toMatchObject([{ fd: 3, port: 50_000, state: 'LISTEN', blocked: true }])
  const heard = socketsAfter('server', event => event.kind === 'state' && event.to === 'SYN-RECEIVED')
  expect(heard).toMatchObject([{ fd: 3, state: 'LISTEN', pending: 'SYN-RECEIVED' }])
  const given = socketsAfter('server', event => event.kind === 'return' && event.call.name === 'accept')
  expect(given).toMatchObject([
    { fd: 3, state: 'LISTEN', blocked: false },
    { fd: 4, port: 50_000, state: 'ESTABLISHED' },
  ])
  expect(given[0]).not.toHaveProperty('pending')
})

it('shows the state and the variables of a connection', () => {
  const last = worldAfter(trace, trace.events.length - 1).nodes.client?.sockets
  expect(last).toMatchObject([
    { fd: 3, port: 49_152, state: 'ESTABLISHED', variables: { sndUna: 16, flight: 0 } },
  ])
})
