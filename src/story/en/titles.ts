/** Titles of the other ready scenarios: they come with whatever may open one. */
export const titles: Record<string, string> = {
  'library.oneByte.title': 'One byte in a frame',
  'library.bitFlips.title': 'A bit flips on the way',
  'library.threeMessages.title': 'Three messages, one reader',
  'library.holeInTheStream.title': 'A hole in the stream',
  'library.shortReads.title': 'recv(…, 5)',
  'library.slowReader.title': 'Slow reader',
  'library.handshakeAndFarewell.title': 'Handshake and farewell',
  'library.tooBigToSend.title': 'Too big to send',
  'library.oneFragmentLost.title': 'One fragment lost',
  'library.fullQueue.title': 'Slow start meets a full queue',
  'library.tftpGoodDay.title': 'TFTP on a good day',
  'library.tftpLosesAck.title': 'TFTP loses an ACK',
  'library.sorcerersApprentice.title': 'The Sorcerer’s Apprentice',
  'library.theGame.title': 'The game',
  'library.ownFrame.title': 'Build a frame of your own',
}
