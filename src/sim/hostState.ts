/** What the parts of a host share. */
import type { HostSetup, NodeId } from '../scenario/scenario'
import type { Arp } from './arp'
import type { Mine, Routes } from './ipv4'
import type { Run } from './run'
import type { Sockets } from './socket'
import type { StreamLayer } from './streams'

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
}
