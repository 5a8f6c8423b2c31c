/** *Build a frame of your own*: a program writes every header itself; it begins with the first packet of a connection. */
import { CLIENT, chain, SERVER } from '../network'
import type { HostSetup, NodeSetup, Scenario } from '../scenario'

const { gateway: _near, ...client } = CLIENT
const { gateway: _far, ...far } = SERVER
// All on one network: what is built here need not be IP, and only IP goes past a router.
const server: HostSetup = { ...far, interfaces: [{ ...SERVER.interfaces[0], address: '192.0.2.20' }] }
const nodes: NodeSetup[] = [client, { kind: 'switch', id: 'switch1' }, server]

export const ownFrame: Scenario = {
  format: 0,
  origin: 'ownFrame',
  seed: 409_301,
  nodes,
  links: chain(nodes),
  programs: [
    {
      kind: 'calls',
      host: 'server',
      calls: [
        { call: 'socket' },
        { call: 'bind', port: 50_000 },
        { call: 'recvfrom', length: 1500 },
        { call: 'close' },
      ],
    },
    { kind: 'tftpServer', host: 'server', port: 69, transferPort: 61307 },
    {
      kind: 'frame',
      host: 'client',
      to: 'server',
      // The template `tcpSyn`, written out: the page need not load the others for it.
      layers: [
        { protocol: 'ethernet', values: { destination: '00005e005304', source: '00005e005301' } },
        {
          protocol: 'ipv4',
          values: {
            sourceAddress: 0xc000020a,
            destinationAddress: 0xc0000214,
            identification: 0x1c46,
            doNotFragment: 1,
          },
        },
        {
          protocol: 'tcp',
          values: {
            sourcePort: 49_152,
            destinationPort: 80,
            sequenceNumber: 2_718_281_828,
            synchronize: 1,
            window: 64_240,
          },
          options: [
            { kind: 2, maximumSegmentSize: 1460 },
            { kind: 4 },
            { kind: 8, timestampValue: 3_141_592, timestampEchoReply: 0 },
            { kind: 1 },
            { kind: 3, shiftCount: 7 },
          ],
        },
      ],
    },
  ],
  follow: 'client>server frame 1',
  overrides: [],
  flips: [],
}
