/** The program that sends messages to one peer: the same calls on a stream and on a datagram socket. */
import { messageOctets } from '../scenario/messages'
import type { ProgramSetup } from '../scenario/scenario'
import type { Errno } from '../trace/trace'
import { parseIpv4 } from '../wire/address'
import type { Program, Request, Result } from './program'

type Sender = Extract<ProgramSetup, { kind: 'sender' }>

/** After these a socket sends no more; any other failure is one message's own. */
const FINAL: readonly Errno[] = ['EBADF', 'EPIPE', 'ECONNRESET', 'ETIMEDOUT', 'ENOTCONN', 'EOPNOTSUPP']

/** recv(…, length) for an answer. */
const ANSWER_ROOM = 64

/** socket(), bind(), setsockopt(), connect(), then one send() for each message in its time, and close(). */
export function* sendMessages(setup: Sender): Program {
  const { start, every, port, to } = setup
  if (start > 0) yield { do: 'sleep', micros: start }
  const { value: fd } = yield { do: 'socket', type: setup.socket }
  if (port !== undefined) yield { do: 'bind', fd, port }
  if (setup.noDelay && setup.socket === 'stream')
    yield { do: 'setsockopt', fd, option: 'TCP_NODELAY', value: 1 }
  const connected = yield { do: 'connect', fd, address: parseIpv4(to.address) ?? 0, port: to.port }
  if (connected.value < 0) {
    yield { do: 'close', fd }
    return
  }
  // Messages keep their own times, however long a call takes: who is late sends at once.
  let [due, now] = [connected.now, connected.now]
  for (const message of messageOctets(setup.messages)) {
    if (due > now) ({ now } = yield { do: 'sleep', micros: due - now })
    const sent = yield* sendAll(fd, message)
    if (sent.errno && FINAL.includes(sent.errno)) break
    now = sent.now
    due += every
  }
  if (setup.end === 'stay') return
  if (setup.end === 'shutdown') yield* readAnswer(fd)
  yield { do: 'close', fd }
}

/** Half-close: this side has no more to send, and still reads what the other has to say (RFC 9293 §3.6, case 1). */
function* readAnswer(fd: number): Generator<Request, void, Result> {
  const ended = yield { do: 'shutdown', fd, how: 'write' }
  if (ended.value < 0) return
  for (;;) {
    const { value } = yield { do: 'recv', fd, length: ANSWER_ROOM }
    if (value <= 0) return
  }
}

/** A stream may take a part of a message; the rest goes with another call. A datagram is taken whole. */
function* sendAll(fd: number, message: Uint8Array): Generator<Request, Result, Result> {
  let sent = yield { do: 'send', fd, octets: message }
  for (let at = sent.value; sent.value > 0 && at < message.length; at += sent.value)
    sent = yield { do: 'send', fd, octets: message.subarray(at) }
  return sent
}
