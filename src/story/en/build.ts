/** Building a frame: its layers, its options, and frames to begin with. */
export const build: Record<string, string> = {
  'build.layers': 'Layers',
  'build.done': 'Done',
  'build.begin': 'Begin with …',
  'build.carries': 'What {name} carries',
  'build.nothing': 'nothing more',
  'build.look': 'Look at {name}, {bytes, plural, one {# byte} other {# bytes}}',
  'build.add': '+ {name}',
  'build.addHeader': '+ header in between',
  'build.between': 'A header between {name} and what it carries',
  'build.remove': 'Take out {name}',
  'build.options': 'Options of {name}',
  'build.addOption': '+ option',
  'build.addOptionTo': 'One more option for {name}',
  'build.up': 'Move {name} up',
  'build.down': 'Move {name} down',
  'build.follows':
    '{header} bytes of header, so {field} is {value}{padding, plural, =0 {} one {; # byte of padding} other {; # bytes of padding}}',
  'build.rebuild': 'Rebuild this frame',
  'build.rebuildWhy':
    'The layers of this frame were put on by programs and kernels. Rebuild it, and a program of yours writes all of its headers: then you can change the layers, their options and every field. Undo brings this back.',

  'build.template.tcpSyn': 'TCP SYN with options',
  'build.template.arpRequest': 'ARP request',
  'build.template.icmpEcho': 'ICMP echo request (ping)',
  'build.template.neighborSolicitation': 'ICMPv6 neighbor solicitation',
  'build.template.ipv6Fragment': 'IPv6 fragment',
  'build.template.vlanUdp': 'UDP in a VLAN',
  'build.template.tftpRequest': 'TFTP read request with options',
  'build.template.llcSnap': '802.3 with LLC and SNAP',
}
