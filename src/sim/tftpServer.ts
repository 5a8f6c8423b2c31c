/** The TFTP server that takes files, as a program: one for its well-known port and one for each transfer. */
import type { ProgramSetup } from '../scenario/scenario'
import type { Program } from './program'
import type { Datagram } from './socket'
import {
  acknowledge,
  BLOCK,
  BLOCK_NUMBERS,
  HEADER,
  illegalOperation,
  LONGEST,
  numberIn,
  OPCODE,
  opcodeOf,
  read,
  type Steps,
  unknownTransfer,
} from './tftpMessage'

type Serve = Extract<ProgramSetup, { kind: 'tftpServer' }>

/**
 * After so long without a word the server repeats its last ACK. It waits longer than the client, so that the side
 * with the data is the one to repeat.
 */
const SERVER_WAIT = 3_000_000
const SERVER_TRIES = 5

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
    if (opcodeOf(datagram) !== OPCODE.WRQ) {
      yield { do: 'ignore', datagram, reason: 'unexpectedMessage' }
      if (opcodeOf(datagram) !== OPCODE.ERROR) {
        const message = illegalOperation()
        yield { do: 'sendto', fd, message, address: source, port: sourcePort }
      }
    } else if (running.has(client)) {
      // The client repeats its request because it missed the answer; the transfer repeats that by itself.
      yield { do: 'ignore', datagram, reason: 'duplicateRequest' }
    } else {
      running.add(client)
      yield read(datagram, 'WRQ')
      const port = setup.transferPort + transfers++
      yield { do: 'fork', program: takeFile(port, datagram, () => running.delete(client)) }
    }
  }
}

function* takeFile(port: number, request: Datagram, over: () => void): Program {
  const { source: address, sourcePort } = request
  const { value: fd } = yield { do: 'socket' }
  yield { do: 'bind', fd, port }
  let [block, taken, isLast] = [0, 0, false]
  for (let tried = 1; ; ) {
    const sent = yield { do: 'sendto', fd, message: acknowledge(block), address, port: sourcePort }
    const datagram = yield* awaitBlock(fd, block, address, sourcePort)
    if (!datagram) {
      // It lingers, so that a lost last ACK can be repeated (RFC 1350 §6), and then is done.
      if (isLast || tried === SERVER_TRIES) break
      yield { do: 'timer', sent }
      tried++
      continue
    }
    if (opcodeOf(datagram) === OPCODE.ERROR) {
      yield read(datagram, `ERROR ${numberIn(datagram)}`)
      break
    }
    if (numberIn(datagram) === block) {
      yield { do: 'ignore', datagram, reason: 'duplicateBlock' }
      continue
    }
    tried = 1
    block = (block + 1) % BLOCK_NUMBERS
    const keeps = datagram.octets.length - HEADER
    taken += keeps
    isLast = keeps < BLOCK
    yield read(datagram, `DATA ${block}`, keeps, isLast)
  }
  yield { do: 'done', what: isLast ? 'transfer' : 'gaveUp', octets: taken }
  yield { do: 'close', fd }
  over()
}

/** The next DATA, or a repeated one (its ACK got lost); nothing after a time without a word. */
function* awaitBlock(fd: number, block: number, address: number, port: number): Steps<Datagram | undefined> {
  for (;;) {
    const { datagram } = yield { do: 'recvfrom', fd, length: LONGEST, timeout: SERVER_WAIT }
    if (!datagram) return undefined
    if (datagram.source !== address || datagram.sourcePort !== port) {
      yield { do: 'ignore', datagram, reason: 'wrongTransfer' }
      const message = unknownTransfer()
      yield { do: 'sendto', fd, message, address: datagram.source, port: datagram.sourcePort }
      continue
    }
    const opcode = opcodeOf(datagram)
    const isBlock = datagram.octets.length >= HEADER && opcode === OPCODE.DATA
    const fits =
      numberIn(datagram) === (block + 1) % BLOCK_NUMBERS || (block > 0 && numberIn(datagram) === block)
    if (opcode === OPCODE.ERROR || (isBlock && fits)) return datagram
    yield { do: 'ignore', datagram, reason: isBlock ? 'unexpectedBlock' : 'unexpectedMessage' }
  }
}
