/** A host: one card, ARP, the internet layer, UDP and TCP sockets, and the programs that run on it. */
import type { HostSetup, LinkSetup } from '../scenario/scenario'
import { usesStreams } from '../scenario/streams'
import { makeArp } from './arp'
import { receiveFrame } from './ethernet'
import type { HostState } from './hostState'
import { makeIdentify } from './identification'
import { mineOf, routesOf } from './ipv4'
import { part } from './parts'
import { receivePacket } from './receiving'
import type { Run, Station } from './run'
import { makeSockets } from './socket'

const FIRST_DYNAMIC_PORT = 49_152

export function makeHost(run: Run, setup: HostSetup, link: LinkSetup | undefined): HostState & Station {
  const arp = makeArp(run, setup.id, 0, setup.interfaces[0], setup.arp)
  const { interfaces, gateway } = setup
  const state: HostState = {
    run,
    node: setup.id,
    setup,
    arp,
    sockets: makeSockets(FIRST_DYNAMIC_PORT),
    isMine: mineOf(interfaces),
    // All that is not on its own network goes to the gateway.
    routes: routesOf(interfaces, gateway ? [{ network: '0.0.0.0', prefix: 0, via: gateway }] : []),
    mtu: link?.mtu ?? 1500,
    assemblies: new Map(),
    identify: makeIdentify(run),
  }
  if (usesStreams(run.scenario)) state.streams = part('makeStreams')(state)
  return {
    ...state,
    receive(_port, held) {
      const inside = receiveFrame(run, setup.id, arp.mac, held)
      if (inside?.up === 'arp') arp.receive(held, inside.start, inside.end)
      if (inside?.up === 'ipv4') {
        receivePacket(state, { held, start: inside.start, end: inside.end })
      }
    },
  }
}
