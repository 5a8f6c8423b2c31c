/** The program that reads what comes to its port: the same recv() on a stream and on a datagram socket. */
import { payloadOctets } from '../scenario/payload'
import type { ProgramSetup } from '../scenario/scenario'
import type { Program, Request, Result } from './program'

type Reader = Extract<ProgramSetup, { kind: 'reader' }>

/** Linux's SOMAXCONN, as programs pass it on. */
const BACKLOG = 128

/** socket(), setsockopt(), bind(), for a stream listen() and accept(), then recv() again and again, and perhaps an answer. */
export function* readMessages(setup: Reader): Program {
  const { socket, port, receiveBuffer } = setup
  const { value: fd } = yield { do: 'socket', type: socket }
  if (receiveBuffer !== undefined) yield { do: 'setsockopt', fd, option: 'SO_RCVBUF', value: receiveBuffer }
  const bound = yield { do: 'bind', fd, port }
  if (bound.value < 0) return
  if (socket === 'datagram') {
    yield* readAll(setup, fd)
    return
  }
  const listening = yield { do: 'listen', fd, backlog: BACKLOG }
  if (listening.value < 0) return
  const { value: connection } = yield { do: 'accept', fd }
  if (connection < 0) return
  const isAtEnd = yield* readAll(setup, connection)
  // The other side has ended its half; this one may still send (RFC 9293 §3.6, CLOSE-WAIT).
  if (isAtEnd && setup.answer) yield { do: 'send', fd: connection, octets: payloadOctets(setup.answer) }
  yield { do: 'close', fd: connection }
  yield { do: 'close', fd }
}

/** Until a stream has come to its end (true) or failed; datagrams have none, and an empty one is a message too. */
function* readAll({ socket, length, every }: Reader, fd: number): Generator<Request, boolean, Result> {
  for (;;) {
    const { value } = yield { do: 'recv', fd, length }
    if (value < 0) return false
    if (value === 0 && socket === 'stream') return true
    if (every > 0) yield { do: 'sleep', micros: every }
  }
}
