/** ARP at one interface: the cache, the questions, the answers, and the packets that wait (RFC 826, RFC 1122 §2.3.2). */
import type { ArpEntry, InterfaceSetup, NodeId, PduName } from '../scenario/scenario'
import type { EventId, Frame } from '../trace/trace'
import { parseIpv4, parseMac } from '../wire/address'
import { numberOf, octetsOf } from '../wire/dissection'
import type { LayerValues } from '../wire/spec'
import { judgePacket, type Party, question, REQUEST, reply } from './arpPacket'
import { sendFrame } from './ethernet'
import { layerAt, sameOctets } from './judge'
import { PRIORITY } from './queue'
import { AT_SENDER, drop, dropFor, type Held, type Run, strip } from './run'
import { ipv4Text, macText } from './texts'

/** How often a question is asked, and how long an answer is waited for (Linux: three times, a second each). */
const QUESTIONS = 3
const WAIT = 1_000_000
/** RFC 1122 §2.3.2.2 asks for one waiting packet at least; Linux keeps about a hundred. */
const WAITING_LIMIT = 101
const HEADER = 14
const PACKET = 28

interface Neighbour {
  readonly mac: Uint8Array
  readonly preloaded: boolean
  readonly learnedFrom?: PduName
}

/** A packet that wants to go to a next hop: the part of its frame that is there, and what to do then. */
interface Packet {
  readonly frame: Frame
  readonly left: { readonly start: number; readonly end: number }
  readonly go: (mac: Uint8Array) => void
  /** Nobody answered. */
  readonly unreachable: () => void
}

interface Waiting extends Packet {
  /** Since when it waits. */
  readonly event: EventId | undefined
}

const of = ({ frame, left }: Packet) => ({ pdu: frame.pdu, strip: strip(frame, left.start, left.end) })

/** ARP for one port of a node. */
export function makeArp(
  run: Run,
  node: NodeId,
  port: number,
  setup: InterfaceSetup,
  preloaded: readonly ArpEntry[],
) {
  const own: Party = { mac: parseMac(setup.mac) ?? new Uint8Array(6), address: parseIpv4(setup.address) ?? 0 }
  const cache = filled(preloaded)
  const waiting = new Map<number, Waiting[]>()

  function send(pdu: PduName, layers: readonly LayerValues[]) {
    const frame = run.draft(pdu, node, run.forced(pdu, layers))
    const whole = strip(frame, HEADER, HEADER + PACKET)
    run.emit(node, { kind: 'encapsulate', layer: 1, protocol: 'arp' }, { pdu, strip: whole })
    sendFrame(run, node, port, frame, AT_SENDER)
  }

  function ask(wanted: number, tries: number) {
    const first = waiting.get(wanted)?.[0]
    if (!first) return
    if (tries === 0) return giveUp(wanted)
    const pdu = run.name(`${node}>* ARP ${ipv4Text(wanted)}`)
    run.emit(node, { kind: 'ask', address: ipv4Text(wanted), question: pdu }, of(first))
    send(pdu, question(own, wanted))
    run.after(WAIT, PRIORITY.timer, () => ask(wanted, tries - 1))
  }

  function giveUp(wanted: number) {
    for (const each of taken(wanted)) {
      run.resume(each.event)
      drop(run, node, each, of(each).strip, { reason: 'neighbourUnreachable', layer: 1 })
      each.unreachable()
    }
  }

  function taken(address: number): readonly Waiting[] {
    const queue = waiting.get(address) ?? []
    waiting.delete(address)
    return queue
  }

  /** Finds the MAC of a next hop for a packet, or asks and lets the packet wait. */
  function resolve(nextHop: number, packet: Packet) {
    const known = cache.get(nextHop)
    const address = ipv4Text(nextHop)
    if (known) {
      const { mac, preloaded, learnedFrom } = known
      const how = { known: preloaded ? ('preloaded' as const) : ('learned' as const), mac: macText(mac) }
      run.emit(node, { kind: 'resolve', address, ...how, ...(learnedFrom && { learnedFrom }) }, of(packet))
      return packet.go(mac)
    }
    run.emit(node, { kind: 'resolve', address, known: 'asked' }, of(packet))
    const queue = waiting.get(nextHop)
    const waits = { ...packet, event: run.last() }
    if (!queue) {
      waiting.set(nextHop, [waits])
      ask(nextHop, QUESTIONS)
    } else if (queue.length < WAITING_LIMIT) {
      queue.push(waits)
    } else {
      drop(run, node, packet, of(packet).strip, { reason: 'waitingQueueFull', layer: 1 })
      packet.unreachable()
    }
  }

  function learn({ mac, address }: Party, pdu: PduName) {
    const before = cache.get(address)
    const isNew = !before || !sameOctets(before.mac, mac)
    if (isNew) cache.set(address, { mac, preloaded: false, learnedFrom: pdu })
    const entry = { address: ipv4Text(address), mac: macText(mac) }
    const learned = run.emit(node, { kind: 'neighbour', ...entry, isNew }, { pdu })
    for (const each of taken(address)) {
      run.resume(learned)
      run.emit(node, { kind: 'answered', ...entry, answer: pdu }, of(each))
      each.go(mac)
    }
    run.resume(learned)
  }

  /** An ARP packet came up from the card: octets [start, end) of its frame, padding included. */
  function receive(held: Held, start: number, end: number) {
    const arp = layerAt(run.read(held.octets), 1, 'arp')
    const { pdu } = held.frame
    const left = strip(held.frame, start, Math.min(end, start + PACKET))
    const { checks, failed } = judgePacket(arp, own.address)
    run.emit(node, { kind: 'checks', layer: 1, protocol: 'arp', checks }, { pdu, strip: left })
    if (failed) return dropFor(run, node, held, left, failed, 1)
    const sender = {
      mac: octetsOf(arp, 'senderHardwareAddress') ?? new Uint8Array(6),
      address: numberOf(arp, 'senderProtocolAddress'),
    }
    learn(sender, pdu)
    if (numberOf(arp, 'operation') !== REQUEST) return
    send(run.name(`${node}>${run.owner(sender.address)} ARP reply`), reply(own, sender))
  }

  return { ...own, resolve, receive, known: (address: number) => cache.get(address)?.mac }
}

export type Arp = ReturnType<typeof makeArp>

function filled(entries: readonly ArpEntry[]): Map<number, Neighbour> {
  const cache = new Map<number, Neighbour>()
  for (const entry of entries) {
    const address = parseIpv4(entry.address)
    const mac = parseMac(entry.mac)
    if (address !== undefined && mac) cache.set(address, { mac, preloaded: true })
  }
  return cache
}
