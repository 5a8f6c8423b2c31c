/** The TFTP clients, as programs: one writes a file to a server, one reads one (RFC 1350, RFC 1123 §4.2.3, RFC 2347). */
import { payloadOctets } from '../scenario/payload'
import type { ProgramSetup } from '../scenario/scenario'
import { parseIpv4 } from '../wire/address'
import { toNetascii } from './netascii'
import type { Program } from './program'
import type { Datagram } from './socket'
import {
  acknowledge,
  LONGEST,
  OPCODE,
  opcodeOf,
  optionsIn,
  optionsRefused,
  read,
  request,
  type Steps,
} from './tftpMessage'
import { asked, isFair, type OptionTexts, PLAIN, type Terms, termsOf } from './tftpOptions'
import { ask, isNumbered, type Peer } from './tftpPeer'
import { sendBlocks } from './tftpSending'
import { fileOf, takeBlocks } from './tftpTaking'

type Write = Extract<ProgramSetup, { kind: 'tftpWrite' }>
type Read = Extract<ProgramSetup, { kind: 'tftpRead' }>

/** WRQ, then block after block, each sent again until its ACK is there. */
export function* writeFile(setup: Write): Program {
  const payload = payloadOctets(setup.payload)
  const file = setup.mode === 'netascii' ? toNetascii(payload) : payload
  const peer = yield* open(setup)
  const terms = yield* requestWrite(setup, peer, file.length)
  const { octets, isWhole } = terms
    ? yield* sendBlocks(peer, {
        ...patience(setup),
        file,
        terms,
        sorcerersApprentice: setup.sorcerersApprentice ?? false,
      })
    : { octets: 0, isWhole: false }
  yield { do: 'done', what: isWhole ? 'transfer' : 'gaveUp', octets: isWhole ? payload.length : octets }
  yield { do: 'close', fd: peer.fd }
}

/** RRQ, then an ACK for each block. */
export function* readFile(setup: Read): Program {
  const peer = yield* open(setup)
  const begun = yield* requestRead(setup, peer)
  const { parts, isWhole } = begun
    ? yield* takeBlocks(peer, { ...patience(setup), ...begun })
    : { parts: [], isWhole: false }
  const file = fileOf(parts, setup.mode)
  yield { do: 'done', what: isWhole ? 'transfer' : 'gaveUp', octets: file.length }
  yield { do: 'close', fd: peer.fd }
}

const patience = ({ timeout, tries }: Write | Read) => ({ timeout, tries })

function* open({ port, server }: Write | Read): Steps<Peer> {
  const { value: fd } = yield { do: 'socket' }
  yield { do: 'bind', fd, port }
  return { fd, address: parseIpv4(server.address) ?? 0, port: server.port, isKnown: false }
}

/** ACK 0 from a server without options, else an OACK; undefined where there is no hope. */
function* requestWrite(setup: Write, peer: Peer, size: number): Steps<Terms | undefined> {
  const wanted = asked(setup.options ?? {}, size)
  const answer = yield* ask(peer, {
    ...patience(setup),
    message: request('WRQ', setup.file, setup.mode ?? 'octet', wanted),
    length: LONGEST,
    isAnswer: each => isNumbered(each, OPCODE.ACK, 0) || opcodeOf(each) === OPCODE.OACK,
  })
  if (answer === 'refused' || answer === 'gaveUp') return undefined
  if (opcodeOf(answer) === OPCODE.OACK) return yield* agree(peer, wanted, answer)
  yield read(answer, 'ACK 0')
  return PLAIN
}

/** DATA 1 from a server without options, else an OACK, which ACK 0 answers. */
function* requestRead(setup: Read, peer: Peer) {
  const wanted = asked(setup.options ?? {}, 0)
  const answer = yield* ask(peer, {
    ...patience(setup),
    message: request('RRQ', setup.file, setup.mode ?? 'octet', wanted),
    length: LONGEST,
    isAnswer: each => isNumbered(each, OPCODE.DATA, 1) || opcodeOf(each) === OPCODE.OACK,
  })
  if (answer === 'refused' || answer === 'gaveUp') return undefined
  if (opcodeOf(answer) !== OPCODE.OACK) return { terms: PLAIN, first: answer }
  const terms = yield* agree(peer, wanted, answer)
  return terms && { terms, opening: acknowledge(0) }
}

/** An OACK with more than was asked for ends it (RFC 2347: ERROR 8). */
function* agree(peer: Peer, wanted: OptionTexts, answer: Datagram): Steps<Terms | undefined> {
  const options = optionsIn(answer)
  if (isFair(wanted, options)) {
    yield read(answer, 'OACK')
    return termsOf(options)
  }
  yield { do: 'ignore', datagram: answer, reason: 'unfairOptions' }
  const { fd, address, port } = peer
  yield { do: 'sendto', fd, message: optionsRefused(), address, port }
  return undefined
}
