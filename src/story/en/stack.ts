/** Layers, borders and the names of their units. */
export const stack: Record<string, string> = {
  'model.tcpip': 'TCP/IP',
  'model.osi': 'OSI',
  'model.both': 'Both',

  'layer.data': 'Data',
  'layer.application': 'Application',
  'layer.presentation': 'Presentation',
  'layer.session': 'Session',
  'layer.transport': 'Transport',
  'layer.internet': 'Internet',
  'layer.network': 'Network',
  'layer.networkAccess': 'Network access',
  'layer.link': 'Link',
  'layer.dataLink': 'Data link',
  'layer.physical': 'Physical',
  'layer.doneInside': '{bytes, plural, one {# byte} other {# bytes}}: done inside {protocol}',

  'realm.program': 'your program',
  'realm.kernel': 'the kernel',
  'realm.card': 'the network card',
  'border.sockets': 'The sockets API: your program above, the kernel below',
  'border.driver': 'The driver: the kernel above, the network card below',

  'pdu.message': 'message',
  'pdu.datagram': 'datagram',
  'pdu.packet': 'packet',
  'pdu.frame': 'frame',
  'pdu.bits': 'bits',
  'pdu.data': 'data',
}
