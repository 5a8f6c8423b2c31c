/** The list of library scenarios, in the order in which the page offers them. */
import type { Scenario } from '../scenario'
import { bitFlips } from './bitFlips'
import { fileCrosses } from './fileCrosses'
import { fullQueue } from './fullQueue'
import { handshakeAndFarewell } from './handshakeAndFarewell'
import { holeInTheStream } from './holeInTheStream'
import { oneByte } from './oneByte'
import { oneFragmentLost } from './oneFragmentLost'
import { ownFrame } from './ownFrame'
import { shortReads } from './shortReads'
import { slowReader } from './slowReader'
import { sorcerersApprentice, tftpGoodDay, tftpLosesAck } from './tftpDays'
import { theGame } from './theGame'
import { threeMessages } from './threeMessages'
import { tooBigToSend } from './tooBigToSend'

export const library: readonly Scenario[] = [
  fileCrosses,
  oneByte,
  bitFlips,
  threeMessages,
  holeInTheStream,
  shortReads,
  slowReader,
  handshakeAndFarewell,
  tooBigToSend,
  oneFragmentLost,
  fullQueue,
  theGame,
  tftpGoodDay,
  tftpLosesAck,
  sorcerersApprentice,
  ownFrame,
]
