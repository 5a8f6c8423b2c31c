/** The list of library scenarios, in the order in which the page offers them. */
import type { Scenario } from '../scenario'
import { bitFlips } from './bitFlips'
import { fileCrosses } from './fileCrosses'
import { oneByte } from './oneByte'
import { ownFrame } from './ownFrame'
import { sorcerersApprentice, tftpGoodDay, tftpLosesAck } from './tftpDays'
import { theGame } from './theGame'
import { threeMessages } from './threeMessages'

export const library: readonly Scenario[] = [
  fileCrosses,
  oneByte,
  bitFlips,
  threeMessages,
  theGame,
  tftpGoodDay,
  tftpLosesAck,
  sorcerersApprentice,
  ownFrame,
]
