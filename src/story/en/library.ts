/** The title of the scenario of a first visit, and what is said before the first step. */
export const library: Record<string, string> = {
  'library.fileCrosses.title': 'A file crosses the network',
  'library.own.title': 'Your own scenario',
  'opening.frame':
    '<b>A frame of {total} bytes, written one field at a time.</b> A byte is eight bits; standards say octet. The innermost come first: step forward to begin.',
  'opening.delivery':
    '<b>{title}.</b> {lanes, plural, one {Everything that is sent, on its way and received} other {The same program, the same network, the same luck, over # kinds of socket}}: step forward to begin.',
  'opening.journey':
    '<b>One message sets out: {message}.</b> Each layer does its part, one step at a time, down, across and up again: step forward to begin.',
}
