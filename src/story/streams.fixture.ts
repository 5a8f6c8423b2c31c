// Streams in which everything goes wrong once.
import { chat, list, type Reader, type Sender, text } from '../scenario/chat.fixture'
import type { Intervention, Scenario, TcpSetup } from '../scenario/scenario'
import { setWay } from '../scenario/way'

const stream = (sender: Partial<Sender> = {}, reader: Partial<Reader> = {}, tcp?: TcpSetup): Scenario => ({
  ...chat({ socket: 'stream', ...sender }, { socket: 'stream', ...reader }),
  ...(tcp && { tcp }),
})
const file = (size: number, every = 0): Partial<Sender> => ({
  messages: {
    kind: 'file',
    payload: { kind: 'text', text: 'octet '.repeat(Math.ceil(size / 6)) },
    size: 1460,
  },
  every,
})
const dropped = (scenario: Scenario, ...pdus: string[]): Scenario => ({
  ...scenario,
  interventions: pdus.map((pdu): Intervention => ({ pdu, hop: 0, act: { kind: 'drop' } })),
})
/** The cable between two routers carries less than those of the hosts. */
function narrow(scenario: Scenario): Scenario {
  const far = setWay(scenario, 'twoRouters')
  return { ...far, links: far.links.map((link, at) => (at === 1 ? { ...link, mtu: 600 } : link)) }
}
const data = (number: number) => `client>server data ${number}`

export const STREAMS: Readonly<Record<string, Scenario>> = {
  'a stream': stream(),
  'a stream without Nagle': stream({ noDelay: true }),
  'a stream, each message later': stream({ every: 300_000 }),
  'its first segment lost': dropped(stream({ every: 50_000 }), data(1)),
  'its SYN lost': dropped(stream(), 'client>server SYN'),
  'its SYN ACK lost': dropped(stream(), 'server>client SYN ACK'),
  'its FIN lost': dropped(stream({ every: 300_000 }), 'client>server FIN'),
  'a file over a stream': stream(file(30_000)),
  'a file, one segment lost': dropped(stream(file(30_000)), data(4381)),
  'a file, one segment lost, no SACK': dropped(stream(file(30_000), {}, { sack: false }), data(4381)),
  'a file, two segments lost, no SACK': dropped(
    stream(file(30_000), {}, { sack: false }),
    data(4381),
    data(7301),
  ),
  'a file, three segments lost, SACK': dropped(stream(file(40_000)), data(4381), data(7301), data(8761)),
  'a slow reader': stream(file(30_000), { length: 2000, every: 400_000, receiveBuffer: 4000 }),
  'a closed window': stream(file(12_000), { length: 2000, every: 1_500_000, receiveBuffer: 2920 }),
  'a segment whose time to live is over': {
    ...stream({ every: 300_000 }),
    overrides: [{ pdu: data(1), protocol: 'ipv4', field: 'timeToLive', value: 1 }],
  },
  'nobody listens': {
    ...stream(),
    programs: [
      // The server knows TCP, and listens at another port.
      ...stream({}, { port: 50_001 }).programs,
    ],
  },
  'nobody is there': dropped(
    stream(),
    ...['', ' copy 2', ' copy 3', ' copy 4', ' copy 5', ' copy 6', ' copy 7', ' copy 8', ' copy 9'].map(
      copy => `client>server SYN${copy}`,
    ),
  ),
  'a segment twice': {
    ...stream({ every: 300_000 }),
    interventions: [{ pdu: data(1), hop: 0, act: { kind: 'duplicate' } }],
  },
  'with timestamps': stream(file(9_000), {}, { timestamps: true, windowScale: false, delayedAck: false }),
  'a damaged segment': {
    ...stream(),
    flips: [{ pdu: data(1), bits: [{ octet: 55, bit: 0 }], where: { kind: 'memory', node: 'router1' } }],
  },
  'an impossible data offset': {
    ...stream(),
    overrides: [{ pdu: data(1), protocol: 'tcp', field: 'dataOffset', value: 3 }],
  },
  'half closed': stream({ end: 'shutdown' }, { answer: text('GOODBYE') }),
  'a path that carries less': narrow(stream(file(9_000))),
  'two letters': stream({ messages: list('a', 'b'), noDelay: true }, { length: 1 }),
}
