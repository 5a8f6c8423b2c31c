/** The program that reads what comes to its port: the same recv() on a stream and on a datagram socket. */
import type { ProgramSetup } from '../scenario/scenario'
import type { Program, Request, Result } from './program'

type Reader = Extract<ProgramSetup, { kind: 'reader' }>

/** Linux's SOMAXCONN, as programs pass it on. */
const BACKLOG = 128

/** socket(), setsockopt(), bind(), for a stream listen() and accept(), then recv() again and again. */
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
  yield* readAll(setup, connection)
  yield { do: 'close', fd: connection }
  yield { do: 'close', fd }
}

/** Until a stream has come to its end; datagrams have none, and an empty one is a message too. */
function* readAll({ socket, length, every }: Reader, fd: number): Generator<Request, void, Result> {
  for (;;) {
    const { value } = yield { do: 'recv', fd, length }
    if (value < 0 || (value === 0 && socket === 'stream')) return
    if (every > 0) yield { do: 'sleep', micros: every }
  }
}
