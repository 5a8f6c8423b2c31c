/** A lane's windows, round trips and buffers over time, as values that hold until the next. */

import { ledgerOf } from './ledger'
import { once } from './once'
import type { EventId, Micros, Trace, TraceEvent } from './trace'

/** A value from an event on. */
export interface Since {
  readonly event: EventId
  readonly at: Micros
  readonly value: number
}

/** A stream's variables as its sender has them (RFC 5681, RFC 6298): octets, µs. */
export type WindowName = 'cwnd' | 'ssthresh' | 'flight' | 'window' | 'srtt' | 'rto' | 'sendBuffer'
/** At the receiver: octets in order that wait for recv(), and those behind a hole. */
export type BufferName = 'receiveBuffer' | 'held'

export interface Windows {
  readonly curves: Readonly<Partial<Record<WindowName | BufferName, readonly Since[]>>>
  /** Round trips, each when it was measured. */
  readonly samples: readonly Since[]
  /** After this nothing changes any more but timers. */
  readonly end: Micros
}

/** The windows of a lane. Of a datagram socket there is only the receive buffer. Pure and cached. */
export const windowsOf: (trace: Trace) => Windows = once(collect)

function collect(trace: Trace): Windows {
  const { way, receiveBuffers } = ledgerOf(trace)
  const [sender, receiver] = [way[0], way.at(-1)]
  const curves: Partial<Record<WindowName | BufferName, Since[]>> = {}
  const samples: Since[] = []
  let end: Micros = 0
  const become = (name: WindowName | BufferName, { id, at }: TraceEvent, value?: number) => {
    if (value === undefined) return
    const list = curves[name] ?? []
    curves[name] = list
    // What is over in the same microsecond was never there for any time.
    if (list.at(-1)?.at === at) list.pop()
    if (list.at(-1)?.value !== value) list.push({ event: id, at, value })
  }
  for (const event of trace.events) {
    if (
      event.kind === 'segment' ||
      event.kind === 'acked' ||
      event.kind === 'enqueue' ||
      event.kind === 'return'
    )
      end = Math.max(end, event.at)
    if (event.kind === 'accepted' && event.node === receiver)
      become(
        'held',
        event,
        event.held.reduce((sum, [from, to]) => sum + to - from, 0),
      )
    if (event.kind !== 'connection') continue
    const { variables } = event
    if (event.node === receiver) become('receiveBuffer', event, variables.receiveBuffer)
    if (event.node !== sender) continue
    const { cwnd, ssthresh, flight, sndWnd, srtt, rto, sendBuffer, rttSample } = variables
    const own = { cwnd, ssthresh, flight, window: sndWnd, srtt, rto, sendBuffer }
    for (const [name, value] of Object.entries(own)) become(name as WindowName, event, value)
    if (rttSample !== undefined) samples.push({ event: event.id, at: event.at, value: rttSample })
  }
  if (!curves.cwnd)
    for (const { event, datagrams } of receiveBuffers) {
      const at = trace.events[event]
      if (at)
        become(
          'receiveBuffer',
          at,
          datagrams.reduce((sum, { octets }) => sum + octets, 0),
        )
    }
  return { curves, samples, end }
}
