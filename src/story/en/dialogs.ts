/** What the shell's dialogs and notices say: loaded with the first of them. */
export const dialogs: Record<string, string> = {
  'running.running': 'Working it out …',
  'running.cancel': 'Cancel',

  'blank.back': 'The screen is blank. Press any key to bring the picture back.',

  'keys.play': 'Play or pause',
  'keys.forward': 'Step forward',
  'keys.back': 'Step back',
  'keys.start': 'To start',
  'keys.end': 'To end',
  'keys.letGo': 'Let go of what is picked',
  'keys.frame': 'Frame',
  'keys.journey': 'Journey',
  'keys.delivery': 'Delivery',
  'keys.blank': 'Blank the screen',
  'keys.list': 'This list',
  'keys.undo': 'Undo',
  'keys.redo': 'Redo',
  'keys.letters': 'Single letters, digits and signs work as keys',
  'keys.yield':
    'Where the focus is on something that uses a key itself, such as a text field, it keeps that key.',
  'key.Space': 'Space',
  'key.ArrowRight': 'Right',
  'key.ArrowLeft': 'Left',
  'key.PageDown': 'Page down',
  'key.PageUp': 'Page up',
  'key.Escape': 'Esc',
  'key.Home': 'Home',
  'key.End': 'End',

  'copy.copy': 'Copy',
  'copy.done': 'Copied.',
  'copy.refused': 'This page may not write to your clipboard: the text is selected, copy it from there.',

  'save.about': 'The scenario as you set it up, as a small file that Open reads.',
  'save.file': 'Save {name}',
  'save.text': 'The file’s text',
  'save.refused':
    'The page around this one does not let it save files (its frame lacks the permission allow-downloads). Copy the text instead.',

  'link.link': 'Address',
  'link.about': 'It holds everything: the scenario, the scene, the step and what is selected.',
  'link.tooLong': 'This scenario is too long for an address. Save it as a file instead.',
  'link.tooLongKept':
    'This scenario is too long for an address: a reload of this tab brings it back, but to give it away save it as a file.',
  'link.notKept':
    'This address points to a scenario that was kept in another tab and is gone. This is the first one of the library.',
  'link.cut':
    'The address is damaged or was cut on its way, so its scenario could not be read. This is the first one of the library.',
  'link.invalid':
    'The address holds a scenario that cannot be simulated. This is the first one of the library.',
  'link.noScenario': 'There is no scenario of that name here. This is the first one of the library.',
  'link.newer':
    'The address was made by a newer version of this page. This is the first scenario of the library.',
  'link.unknown':
    'What stands behind the # in the address is not from this page. This is the first scenario of the library.',

  'file.empty': '{name} holds 0 bytes, so there is nothing to take from it.',
  'file.large': '{name} is too large: it has {size} bytes, and {most} is the most that fits here.',
  'file.message':
    '{name} is the message now: {bytes, plural, one {# byte} other {# bytes}}. Undo brings the old one back.',

  'setup.message': 'Message',
  'setup.way': 'Way',
  'setup.addresses': 'Addresses',
  'setup.kind': 'What is sent',
  'setup.kind.text': 'Text',
  'setup.kind.hex': 'Hex',
  'setup.kind.file': 'File',
  'setup.text': 'Text',
  'setup.hex': 'Bytes in hex',
  'setup.bytes': '{bytes, plural, one {# byte} other {# bytes}}',
  'setup.choose': 'Choose a file',
  'setup.drop': 'or drop one here',
  'setup.file': '{name}: {bytes, plural, one {# byte} other {# bytes}}',
  'setup.fileName': 'File name',
  'setup.fileName.hint': 'The name that the client asks the server to write under.',
  'setup.between': 'Between client and server',
  'way.cable': 'A cable',
  'way.switch': 'A switch',
  'way.router': 'A router',
  'way.switchRouter': 'A switch, a router',
  'way.twoRouters': 'Two routers',
  'setup.ttl': 'Time to live',
  'setup.ttl.hint': 'Each router takes one off. When none is left, the packet is dropped.',
  'setup.mtu': 'MTU',
  'setup.mtu.hint': 'The largest packet that the cables carry, in bytes.',
  'setup.arp': 'Everybody knows the MAC addresses of their neighbours from the start',
  'setup.arp.hint': 'Otherwise they have to ask, by ARP.',
  'setup.port.client': 'Client’s port',
  'setup.port.server': 'Server’s port',
  'setup.port.transfer': 'Server’s port for this transfer',
  'setup.address': 'IPv4 address',
  'setup.prefix': 'Prefix length',
  'setup.mac': 'MAC address',
  'setup.gateway': 'Its router',
  'setup.gateway.hint': 'For what is outside its network.',
  'setup.range': 'A whole number from {least} to {most}.',
  'setup.station':
    '{id, select, client {Client} server {Server} router {Router} router1 {First router} router2 {Second router} other {{id}}}',

  'export.title': 'Export a capture',
  'export.lane': 'Which run',
  'export.point': 'Captured at',
  'export.port': '{node}{several, select, true {, port {port}} other {}}',
  'export.holds':
    '{frames, plural, =0 {No frames passed here.} one {# frame passed here.} other {# frames passed here.}}',
  'export.format': 'File',
  'export.pcap': 'pcap',
  'export.pcapng': 'pcapng',
  'export.pcap.fcs':
    'Captures usually lack the frame check sequence, because the card takes it off before anybody can look. So does this file: Wireshark will count {fcs} bytes less per frame than we do.',
  'export.pcapng.fcs':
    'This file keeps the frame check sequence and says so ({fcs} bytes, option if_fcslen), so Wireshark counts as we do.',
  'export.checks':
    'Wireshark checks no checksums until it is told to: under Preferences, Protocols, IPv4 and UDP each have a box “Validate the … checksum if possible”.',
  'export.whole':
    'The file holds the whole conversation. Wireshark knows TFTP by the first packet, to port 69: a DATA packet alone would be plain UDP to it.',
  'export.base64': '{name} as base64',
}
