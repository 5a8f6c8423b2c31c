/** What the simulator can do beyond a first visit's scenario: `plug` brings the parts in, `learn` the header tables. */
import type { Scenario } from '../scenario/scenario'
import { icmp } from '../wire/protocols/icmp'
import { connectedCall } from './connected'
import { crossingOf } from './crossing'
import { sendPieces } from './fragmenting'
import { complain } from './icmp'
import { takeIcmp } from './icmpReceiving'
import { sendOwnFrame, sendRaw } from './ownFrame'
import type { LaterProgram, Parts } from './parts'
import type { Program } from './program'
import { readMessages } from './reader'
import { receivePiece } from './reassembling'
import { runCalls } from './runCalls'
import { sendMessages } from './sender'
import { readFile } from './tftpClient'
import { toBeSent } from './toBeSent'

function programOf(setup: LaterProgram, scenario: Scenario): Program {
  switch (setup.kind) {
    case 'calls':
      return runCalls(setup.calls)
    case 'frame':
      return sendOwnFrame(scenario, setup)
    case 'sender':
      return sendMessages(setup)
    case 'reader':
      return readMessages(setup)
    case 'tftpRead':
      return readFile(setup)
  }
}

/** All but TCP, which has a need of its own. */
export const parts: Omit<Parts, 'makeStreams'> = {
  programOf,
  connectedCall,
  sendRaw,
  complain,
  takeIcmp,
  sendPieces,
  receivePiece,
  crossingOf,
  toBeSent,
}
export const headers = [icmp]
