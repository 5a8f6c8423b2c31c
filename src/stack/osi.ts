/** The seven layers of OSI (ITU-T X.200) over the same bytes, and the map between them and the four of TCP/IP. */
import { type Model, type ModelLayer, TCPIP } from './tcpip'

/** One of the seven, with its number and the TCP/IP layer it lies in. */
export interface OsiLayer extends ModelLayer {
  readonly number: number
  readonly tcpip: string
  /** True where no header of its own exists: what it would do is done inside the application's protocol. */
  readonly inside?: boolean
}

export interface OsiModel extends Model {
  readonly layers: readonly OsiLayer[]
}

export const OSI: OsiModel = {
  id: 'osi',
  name: 'model.osi',
  layers: [
    {
      number: 7,
      id: 'application',
      name: 'layer.application',
      holds: ['data', 'application'],
      tone: 'application',
      realm: 'program',
      pdu: 'pdu.message',
      tcpip: 'application',
    },
    {
      number: 6,
      id: 'presentation',
      name: 'layer.presentation',
      holds: [],
      tone: 'application',
      realm: 'program',
      pdu: 'pdu.message',
      tcpip: 'application',
      inside: true,
    },
    {
      number: 5,
      id: 'session',
      name: 'layer.session',
      holds: [],
      tone: 'application',
      realm: 'program',
      pdu: 'pdu.message',
      tcpip: 'application',
      inside: true,
    },
    {
      number: 4,
      id: 'transport',
      name: 'layer.transport',
      holds: ['transport'],
      tone: 'transport',
      realm: 'kernel',
      pdu: 'pdu.datagram',
      tcpip: 'transport',
    },
    {
      number: 3,
      id: 'network',
      name: 'layer.network',
      holds: ['internet'],
      tone: 'internet',
      realm: 'kernel',
      pdu: 'pdu.packet',
      tcpip: 'internet',
    },
    {
      number: 2,
      id: 'dataLink',
      name: 'layer.dataLink',
      holds: ['link'],
      tone: 'link',
      realm: 'kernel',
      pdu: 'pdu.frame',
      tcpip: 'networkAccess',
    },
    {
      number: 1,
      id: 'physical',
      name: 'layer.physical',
      holds: ['physical'],
      tone: 'physical',
      realm: 'card',
      pdu: 'pdu.bits',
      tcpip: 'networkAccess',
    },
  ],
}

/** The OSI layers that a TCP/IP layer spans, from the top: three for `application`, two for `networkAccess`. */
export function osiWithin(tcpip: string): readonly OsiLayer[] {
  return OSI.layers.filter(layer => layer.tcpip === tcpip)
}

/** The TCP/IP layer that an OSI layer lies in. */
export function tcpipAround(layer: OsiLayer): ModelLayer | undefined {
  return TCPIP.layers.find(each => each.id === layer.tcpip)
}
