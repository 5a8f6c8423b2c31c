/** What a reader noticed about octets. */
export const findings: Record<string, string> = {
  'finding.header.cut':
    'The {protocol} header is cut: only {octets, plural, =0 {no bytes are} one {# byte is} other {# bytes are}} there.',
  'finding.option.length': '{option}: its length is not what this option has, so it is shown as it is.',
  'finding.option.cut': 'Option {option} has a length that makes no sense here, so reading stops at it.',
  'finding.check.bad': '{protocol}: the {field} is {seen}, but these bytes give {wanted}.',
  'finding.check.none': '{protocol}: {field} 0 says that the sender made none, so nobody can check.',
  'finding.check.illegal': '{protocol}: {field} 0 is not allowed over IPv6.',
  'finding.check.unverified':
    '{protocol}: the {field} covers bytes that are not here, so it cannot be checked.',
  'finding.ethernet.type':
    '{seen} is neither a length, which is at most 1500, nor a type, which is at least 1536 (0x0600).',
  'finding.ethernet.length':
    'The length says {seen, plural, one {# byte} other {# bytes}}, but the body has only {room}.',
  'finding.ipv4.version': 'The version says {seen}, so this is no IPv4 packet.',
  'finding.ipv4.headerLength':
    'IHL counts words of four bytes: 5 to 15. Here it is {seen}, which is shorter than the header itself.',
  'finding.ipv4.totalLength.zero':
    'Total Length is 0: the network card that splits big packets had not written it yet when this was captured.',
  'finding.ipv4.totalLength.short':
    'Total Length says {seen, plural, one {# byte} other {# bytes}}, but the header alone has {header}.',
  'finding.ipv4.totalLength.long':
    'Total Length says {seen, plural, one {# byte} other {# bytes}}, but only {room, plural, one {# is} other {# are}} here.',
  'finding.ipv4.reservedFlag': 'The reserved flag must be 0.',
  'finding.ipv6.version': 'The version says {seen}, so this is no IPv6 packet.',
  'finding.ipv6.payloadLength':
    'Payload Length says {seen, plural, one {# byte} other {# bytes}}, but only {room, plural, one {# is} other {# are}} here.',
  'finding.hopByHop.late':
    'Hop-by-hop options may only come right behind the IPv6 header; a receiver drops the packet.',
  'finding.routing.withdrawn': 'Routing type 0 is withdrawn: it let packets run in circles.',
  'finding.udp.length.short': 'Length {seen} is impossible: the UDP header alone has 8 bytes.',
  'finding.udp.length.long':
    'Length says {seen, plural, one {# byte} other {# bytes}}, but IP carries only {room}, so nothing can be trusted.',
  'finding.udp.length.surplus':
    'Length says {seen, plural, one {# byte} other {# bytes}}, and IP carries {room}: the surplus is not part of the datagram.',
  'finding.tcp.dataOffset':
    'Data Offset counts words of four bytes: 5 to 15. Here it is {seen}, which is shorter than the header itself.',
  'finding.tcp.flags': 'SYN begins a connection; FIN or RST, which end one, cannot stand beside it.',
  'finding.tcp.maximumSegmentSize':
    'A maximum segment size of {seen} leaves no room for data: a receiver takes a least size of its own.',
  'finding.tcp.shiftCount':
    'The shift count says {seen}; a window is shifted by at most {most} bits, so it counts as {most}.',
  'finding.tftp.opcode': 'TFTP has no message with opcode {seen}: 1 to 6 are defined.',
}
