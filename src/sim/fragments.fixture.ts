// Scenarios of datagrams in pieces: client and server with a router between, DF not set.
import { setPreloaded } from '../scenario/edits'
import { fileCrosses } from '../scenario/library/fileCrosses'
import type { CallSetup, Scenario } from '../scenario/scenario'

export const WHOLE = 'client>server datagram 1'

/** So many octets of text, no two runs of eight alike. */
export const message = (octets: number): string =>
  Array.from({ length: Math.ceil(octets / 8) }, (_, at) => `${`${at}`.padStart(7, '.')} `)
    .join('')
    .slice(0, octets)

const send = (octets: number): CallSetup => ({
  call: 'sendto',
  payload: { kind: 'text', text: message(octets) },
  address: '198.51.100.20',
  port: 50_000,
})

/**
 * The client sends datagrams of these sizes, one after the other, and the server takes as many. `mtus` are those of
 * client to switch, switch to router, router to server.
 */
export function sending(
  sizes: readonly number[],
  mtus: readonly number[] = [1500, 1500, 1500],
  changes: Partial<Scenario> = {},
): Scenario {
  const preloaded = setPreloaded(fileCrosses, true)
  return {
    ...preloaded,
    origin: 'fragments',
    nodes: preloaded.nodes.map(node => (node.kind === 'host' ? { ...node, doNotFragment: false } : node)),
    links: preloaded.links.map((link, at) => ({ ...link, mtu: mtus[at] ?? 1500 })),
    programs: [
      {
        kind: 'calls',
        host: 'server',
        calls: [
          { call: 'socket' },
          { call: 'bind', port: 50_000 },
          ...sizes.map((): CallSetup => ({ call: 'recvfrom', length: 65_535 })),
        ],
      },
      { kind: 'calls', host: 'client', calls: [{ call: 'socket' }, ...sizes.map(send)] },
    ],
    follow: WHOLE,
    ...changes,
  }
}
