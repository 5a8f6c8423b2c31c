/** Titles of the ready scenarios, and what is said before the first step. */
export const library: Record<string, string> = {
  'library.fileCrosses.title': 'A file crosses the network',
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
  'library.own.title': 'Your own scenario',
  'opening.frame':
    '<b>A frame of {total} bytes, written one field at a time.</b> A byte is eight bits; standards say octet. The innermost come first: step forward to begin.',
  'opening.delivery':
    '<b>{title}.</b> {lanes, plural, one {Everything that is sent, on its way and received} other {The same program, the same network, the same luck, over # kinds of socket}}: step forward to begin.',
  'opening.journey':
    '<b>One message sets out: {message}.</b> Each layer does its part, one step at a time, down, across and up again: step forward to begin.',
}
