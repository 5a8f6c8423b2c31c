/** What a program does between its calls, written down: it reads a message, ignores one, a timer runs out, it is done. */
import type { HostState } from './hostState'
import type { Request } from './program'

/** The requests that cross no border. */
export type Remark = Extract<Request, { do: 'understand' | 'ignore' | 'timer' | 'done' }>

export function remark({ run, node }: HostState, request: Remark) {
  switch (request.do) {
    case 'understand':
      return understand({ run, node }, request)
    case 'ignore': {
      const { pdu, strip } = request.datagram
      run.emit(node, { kind: 'drop', reason: request.reason, layer: 3 }, { pdu, strip })
      return
    }
    case 'timer': {
      const { pdu = '', strip, now } = request.sent
      run.emit(node, { kind: 'timer', set: now, what: 'retransmit' }, { pdu, ...(strip && { strip }) })
      return
    }
    case 'done':
      run.emit(node, { kind: 'done', what: request.what, octets: request.octets })
  }
}

/** The program's own header comes off, if it has one; then it knows what it read. */
function understand(
  { run, node }: Pick<HostState, 'run' | 'node'>,
  request: Extract<Remark, { do: 'understand' }>,
) {
  const { datagram, protocol, header, summary, block, keeps, last } = request
  const { pdu } = datagram
  const of = { pdu, strip: { ...datagram.strip, start: datagram.strip.start + header } }
  if (header > 0) {
    run.emit(node, { kind: 'decapsulate', layer: 3, protocol, field: 'opcode', up: 'data', trimmed: 0 }, of)
  }
  run.emit(
    node,
    {
      kind: 'understand',
      protocol,
      summary,
      keeps,
      ...(block !== undefined && { block }),
      ...(last !== undefined && { last }),
    },
    of,
  )
}
