/** What the parts of a host share. */
import type { HostSetup, NodeId, PduName } from '../scenario/scenario'
import type { Assembly } from '../wire/reassembly'
import type { Unfinished } from '../wire/reassemblyTime'
import type { Arp } from './arp'
import type { Mine, PacketView, Routes } from './ipv4'
import type { Run } from './run'
import type { Sockets } from './socket'
import type { StreamLayer } from './streams'

/** A packet of which pieces are there. */
export interface Waiting extends Unfinished {
  readonly whole: PduName
  assembly: Assembly
  /** The pieces as they came. */
  readonly views: PacketView[]
}

export interface HostState {
  readonly run: Run
  readonly node: NodeId
  readonly setup: HostSetup
  readonly arp: Arp
  readonly sockets: Sockets
  readonly isMine: Mine
  readonly routes: Routes
  /** The largest packet its cable carries, octets. */
  readonly mtu: number
  /** TCP, where the scenario has a stream in it. */
  streams?: StreamLayer
  /** Packets of which pieces are there, by what these have in common. */
  readonly assemblies: Map<string, Waiting>
  /** An identification for a packet that may be cut. */
  identify(pdu: PduName, destination: number, protocol: number): number
}
