/** What the two programs of a lane do beside sending and reading: their farewell, what goes back, and the states meanwhile. */

import type { NodeId } from '../scenario/scenario'
import type { TcpState } from './connection'
import { ledgerOf } from './ledger'
import { once } from './once'
import type { Call, Errno, EventId, Trace, TraceEvent } from './trace'

/** A call of the sender's that takes something back or ends it, or of the reader's that gives something back or ends it. */
export interface OtherCall {
  readonly event: EventId
  readonly call: Extract<Call, { name: 'close' | 'shutdown' | 'send' | 'recv' }>
  readonly returned?: { readonly event: EventId; readonly value: number; readonly errno?: Errno }
}

/** A socket's state from an event on. */
export interface StateSince {
  readonly event: EventId
  readonly state: TcpState
}

/** One end of a lane: `near` sends, `far` reads. */
export interface End {
  readonly calls: readonly OtherCall[]
  /** Of a stream; none without. */
  readonly states: readonly StateSince[]
}

export interface Besides {
  readonly near: End
  readonly far: End
}

/** What happens beside the main way, at both ends. Pure and cached. */
export const besidesOf: (trace: Trace) => Besides = once(trace => {
  const { way } = ledgerOf(trace)
  const [near = '', far = ''] = [way[0], way.at(-1)]
  return { near: endOf(trace, near, 'recv'), far: endOf(trace, far, 'send') }
})

function endOf(trace: Trace, host: NodeId, back: 'send' | 'recv'): End {
  const own = trace.events.filter(({ node }) => node === host)
  // A file's transfer ends with its last block; its sockets are closed in passing.
  const talks = trace.scenario?.programs.some(({ kind }) => kind === 'sender' || kind === 'reader')
  return { calls: talks ? callsOf(own, back) : [], states: statesOf(own) }
}

function callsOf(events: readonly TraceEvent[], back: 'send' | 'recv'): readonly OtherCall[] {
  const found: OtherCall[] = []
  const listeners = new Set<number>()
  for (const event of events) {
    if (event.kind !== 'call' && event.kind !== 'return') continue
    const { call } = event
    if (call.name === 'listen') listeners.add(call.fd)
    // A socket that only listened says good-bye to nobody.
    if (call.name === 'close' && listeners.has(call.fd)) continue
    if (call.name !== 'close' && call.name !== 'shutdown' && call.name !== back) continue
    if (event.kind === 'call') {
      found.push({ event: event.id, call })
      continue
    }
    const open = found.findLastIndex(each => each.call.name === call.name && !each.returned)
    const last = found[open]
    const { id, value, errno } = event
    if (last) found[open] = { ...last, returned: { event: id, value, ...(errno && { errno }) } }
  }
  return found
}

/** The connection's, and before there is one its listener's; that a listener is closed is nothing to the connection. */
function statesOf(events: readonly TraceEvent[]): readonly StateSince[] {
  const found: StateSince[] = []
  for (const event of events) {
    if (event.kind !== 'state') continue
    const isAside = event.from === 'LISTEN' && event.to === 'CLOSED' && found.length > 1
    if (!isAside) found.push({ event: event.id, state: event.to })
  }
  return found
}
