/** What was wrong with something typed or opened, at its place. */
export const problems: Record<string, string> = {
  'problem.mac.character':
    '“{character}” at place {position} cannot be part of a MAC address: it has hex digits, with - : or . between.',
  'problem.mac.length':
    'A MAC address has 12 hex digits; here {count, plural, =0 {are none} one {is #} other {are #}}.',
  'problem.mac.form':
    'Write a MAC address in pairs, such as 00-00-5E-00-53-01, with the same mark everywhere.',
  'problem.ipv4.character':
    '“{character}” at place {position} cannot be part of an IPv4 address: only digits and dots can.',
  'problem.ipv4.parts':
    'An IPv4 address has four numbers with dots between; here {count, plural, =0 {are none} one {is #} other {are #}}.',
  'problem.ipv4.empty': 'Number {part} of this address is missing.',
  'problem.ipv4.leadingZero':
    'Some programs read {part} as octal and others as decimal, so write it without the leading zero.',
  'problem.ipv4.range': '{part} is too big: each number of an IPv4 address is one byte, 0 to 255.',
  'problem.ipv6.character':
    '“{character}” at place {position} cannot be part of an IPv6 address: it has hex digits and colons.',
  'problem.ipv6.twice': ':: may stand only once, or nobody knows how many zeros each stands for.',
  'problem.ipv6.groups':
    'An IPv6 address has eight groups, or :: for those that are zero; here {count, plural, =0 {are none} one {is #} other {are #}}.',
  'problem.ipv6.many': ':: stands for at least one group of zeros, but all eight groups are here already.',
  'problem.ipv6.group': '“{part}” is no group: one to four hex digits are.',
  'problem.ipv6.ipv4': '“{part}” is an IPv4 address in a place where none can stand, or not a whole one.',
  'problem.hex.character':
    '“{character}” at place {position} is not a hex digit: those are 0 to 9 and a to f.',
  'problem.hex.odd':
    'A byte is two hex digits, and {count, plural, one {# digit does} other {# digits do}} not make whole bytes: one is missing.',
  'problem.hex.length':
    'This field holds exactly {wanted, plural, one {# byte} other {# bytes}}; here {count, plural, =0 {are none} one {is #} other {are #}}.',
  'problem.text.zero': 'Place {position} is a zero byte, which would end the text there.',
  'problem.flag': 'A flag is one bit: 0 or 1.',
  'problem.number.empty': 'Type a number, in decimal (69) or in hex (0x45).',
  'problem.number.negative': 'This field holds no negative numbers.',
  'problem.number.form': '“{text}” is not a number. Write it in decimal (69) or in hex (0x45).',
  'problem.number.range':
    'This field has {bits, plural, one {# bit} other {# bits}}, so it holds 0 to {most}.',
  'problem.capture.magic': 'This is no pcap or pcapng file.',
  'problem.capture.gzip': 'This file is compressed with gzip: decompress it first (gunzip does that).',
  'problem.capture.version':
    'A part of this file is of a newer version of pcapng; {kept, plural, =0 {none before it were} one {# packet before it was} other {# packets before it were}} read.',
  'problem.capture.header': 'This capture file is cut within its header, after {octets} bytes.',
  'problem.capture.cut':
    'The capture file ends in the middle of a packet; {kept, plural, =0 {none before it were} one {# packet before it was} other {# packets before it were}} read.',
  'problem.capture.length':
    'A packet in this file claims more bytes than any packet has; {kept, plural, =0 {none before it were} one {# packet before it was} other {# packets before it were}} read.',
  'problem.capture.block':
    'A part of this file contradicts its own length; {kept, plural, =0 {none before it were} one {# packet before it was} other {# packets before it were}} read.',
  'problem.capture.interface':
    'A packet in this file names a network card that the file does not describe; {kept, plural, =0 {none before it were} one {# packet before it was} other {# packets before it were}} read.',
  'problem.capture.interfaces': 'This file lists more network cards than are read here.',
  'problem.capture.many': 'This file is long: only its first {kept} packets were read.',
}
