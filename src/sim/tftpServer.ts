/** The TFTP server, as a program: one for its well-known port and one for each transfer (RFC 1350, RFC 2347). */
import { payloadOctets } from '../scenario/payload'
import type { ProgramSetup } from '../scenario/scenario'
import { toNetascii } from './netascii'
import type { Message, Program } from './program'
import type { Datagram } from './socket'
import {
  acknowledge,
  acknowledgeOptions,
  fileNotFound,
  illegalOperation,
  LONGEST,
  OPCODE,
  opcodeOf,
  read,
  requestIn,
  type Steps,
} from './tftpMessage'
import { agreed, type OptionTexts, PLAIN, termsOf } from './tftpOptions'
import { ask, isNumbered, type Peer } from './tftpPeer'
import { sendBlocks } from './tftpSending'
import { fileOf, takeBlocks } from './tftpTaking'

type Serve = Extract<ProgramSetup, { kind: 'tftpServer' }>

/** A server repeats after a second without an answer where no option says otherwise, and does so five times. */
const PATIENCE = { timeout: 1_000_000, tries: 5 } as const

/** The server: waits on its well-known port and starts a program with a port of its own for each transfer. */
export function* serveFiles(setup: Serve): Program {
  const { value: fd } = yield { do: 'socket' }
  yield { do: 'bind', fd, port: setup.port }
  const running = new Set<string>()
  for (let transfers = 0; ; ) {
    const { datagram } = yield { do: 'recvfrom', fd, length: LONGEST }
    if (!datagram) return
    const { source, sourcePort } = datagram
    const client = `${source}:${sourcePort}`
    const opcode = opcodeOf(datagram)
    if (opcode !== OPCODE.WRQ && opcode !== OPCODE.RRQ) {
      yield { do: 'ignore', datagram, reason: 'unexpectedMessage' }
      if (opcode !== OPCODE.ERROR) {
        const message = illegalOperation()
        yield { do: 'sendto', fd, message, address: source, port: sourcePort }
      }
    } else if (running.has(client)) {
      // The client repeats its request because it missed the answer; the transfer repeats that by itself.
      yield { do: 'ignore', datagram, reason: 'duplicateRequest' }
    } else {
      running.add(client)
      yield read(datagram, opcode === OPCODE.WRQ ? 'WRQ' : 'RRQ')
      const port = setup.transferPort + transfers++
      yield { do: 'fork', program: transfer(setup, port, datagram, () => running.delete(client)) }
    }
  }
}

/** One transfer, from a port of its own (RFC 1350 §4). */
function* transfer(setup: Serve, port: number, asking: Datagram, over: () => void): Program {
  const { value: fd } = yield { do: 'socket' }
  yield { do: 'bind', fd, port }
  const peer = { fd, address: asking.source, port: asking.sourcePort, isKnown: true }
  if (opcodeOf(asking) === OPCODE.WRQ) yield* takeFile(setup, peer, asking)
  else yield* giveFile(setup, peer, asking)
  yield { do: 'close', fd }
  over()
}

function* takeFile(setup: Serve, peer: Peer, asking: Datagram): Steps<void> {
  const { mode, options } = requestIn(asking)
  const answer = answerTo(setup, options)
  const opening: Message = answer.length > 0 ? acknowledgeOptions(answer) : acknowledge(0)
  const terms = answer.length > 0 ? termsOf(answer) : PLAIN
  const { parts, isWhole } = yield* takeBlocks(peer, { ...PATIENCE, terms, opening })
  const file = fileOf(parts, mode)
  yield { do: 'done', what: isWhole ? 'transfer' : 'gaveUp', octets: file.length }
}

function* giveFile(setup: Serve, peer: Peer, asking: Datagram): Steps<void> {
  const { file: name, mode, options } = requestIn(asking)
  const found = setup.files?.find(each => each.name === name)
  if (!found) {
    const { fd, address, port } = peer
    yield { do: 'sendto', fd, message: fileNotFound(), address, port }
    return
  }
  const payload = payloadOctets(found.payload)
  const file = mode === 'netascii' ? toNetascii(payload) : payload
  const answer = answerTo(setup, options, file.length)
  if (answer.length > 0 && !(yield* offer(peer, answer))) {
    yield { do: 'done', what: 'gaveUp', octets: 0 }
    return
  }
  const terms = answer.length > 0 ? termsOf(answer) : PLAIN
  const { octets, isWhole } = yield* sendBlocks(peer, {
    ...PATIENCE,
    file,
    terms,
    sorcerersApprentice: setup.sorcerersApprentice ?? false,
  })
  yield { do: 'done', what: isWhole ? 'transfer' : 'gaveUp', octets: isWhole ? payload.length : octets }
}

/** A server that knows of no options answers as if there were none (RFC 2347). */
const answerTo = ({ options, most }: Serve, wanted: OptionTexts, size?: number): OptionTexts =>
  options === false ? [] : agreed(wanted, most, size)

/** OACK, until the client says ACK 0. */
function* offer(peer: Peer, answer: OptionTexts): Steps<boolean> {
  const { timeout = PATIENCE.timeout } = termsOf(answer)
  const said = yield* ask(peer, {
    tries: PATIENCE.tries,
    timeout,
    message: acknowledgeOptions(answer),
    length: LONGEST,
    isAnswer: each => isNumbered(each, OPCODE.ACK, 0),
  })
  if (said === 'refused' || said === 'gaveUp') return false
  yield read(said, 'ACK 0')
  return true
}
