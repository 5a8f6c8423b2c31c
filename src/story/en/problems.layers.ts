/** What was wrong with a frame built by hand. */
export const layerProblems: Record<string, string> = {
  'problem.layers.first': 'A frame for this cable begins with an Ethernet header.',
  'problem.layers.protocol': 'There is no protocol “{protocol}” here.',
  'problem.layers.noOptions': '{protocol} has no options.',
  'problem.layers.noPayload': '{protocol} is a header: bytes of your own go into the data behind it.',
  'problem.layers.noField': '{protocol} has no field “{field}”.',
  'problem.layers.octets': '{field} is written as bytes, in pairs of hex digits.',
  'problem.layers.number': '{field} is a number.',
  'problem.layers.range': '{field} has {bits, plural, one {# bit} other {# bits}}, so it holds 0 to {most}.',
  'problem.layers.width':
    '{field} holds exactly {wanted, plural, one {# byte} other {# bytes}}; here {count, plural, one {is #} other {are #}}.',
  'problem.layers.zero': 'A zero byte ends {field}, so none can stand within it.',
  'problem.layers.tags': 'At most {most} VLAN tags are read behind one another; here are {count}.',
  'problem.layers.extensions': 'At most {most} extension headers are read; here are {count}.',
  'problem.layers.counts':
    '{field} counts {unit, select, 1 {bytes} 4 {words of four bytes} 8 {units of eight bytes} other {units of {unit} bytes}}: {least} to {most}. This header would need {needs}.',
  'problem.layers.tooLong':
    'Ethernet carries a packet of at most {most} bytes; this one has {octets}. Make the data shorter.',
}
