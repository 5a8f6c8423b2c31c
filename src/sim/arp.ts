/** ARP at one interface: the cache, the questions, the answers, and the packets that wait (RFC 826, RFC 1122 §2.3.2). */
import type { ArpEntry, InterfaceSetup, NodeId, PduName } from '../scenario/scenario'
import type { EventId, Frame } from '../trace/trace'
import { BROADCAST_MAC, formatIpv4, formatMac, parseIpv4, parseMac } from '../wire/address'
import { numberOf, octetsOf } from '../wire/dissection'
import type { LayerSpan } from '../wire/spec'
import { sendFrame } from './ethernet'
import { judge, type Look, layerAt } from './judge'
import { PRIORITY } from './queue'
import { drop, dropFor, type Held, type Run, strip } from './run'

/** How often a question is asked, and how long an answer is waited for (Linux: three times, a second each). */
const QUESTIONS = 3
const WAIT = 1_000_000
/** RFC 1122 §2.3.2.2 asks for one waiting packet at least; Linux keeps about a hundred. */
const WAITING_LIMIT = 101
const REQUEST = 1
const REPLY = 2

interface Neighbour {
  mac: Uint8Array
  preloaded: boolean
  learnedFrom?: PduName
}

interface Waiting {
  readonly frame: Frame
  readonly left: { readonly start: number; readonly end: number }
  readonly event: EventId | undefined
  readonly go: (mac: Uint8Array) => void
  /** Nobody answered. */
  readonly unreachable: () => void
}

/** ARP for one port of a node. `mac` and `address` are the interface's own. */
export function makeArp(
  run: Run,
  node: NodeId,
  port: number,
  setup: InterfaceSetup,
  preloaded: readonly ArpEntry[],
) {
  const mac = parseMac(setup.mac) ?? new Uint8Array(6)
  const address = parseIpv4(setup.address) ?? 0
  const cache = new Map<number, Neighbour>()
  const waiting = new Map<number, Waiting[]>()
  for (const entry of preloaded) {
    const known = parseIpv4(entry.address)
    const knownMac = parseMac(entry.mac)
    if (known !== undefined && knownMac) cache.set(known, { mac: knownMac, preloaded: true })
  }

  function send(
    pdu: PduName,
    to: Uint8Array,
    target: { mac: Uint8Array; address: number },
    operation: number,
  ) {
    const frame = run.draft(pdu, node, [
      { protocol: 'ethernet', values: { destination: to, source: mac } },
      {
        protocol: 'arp',
        values: {
          operation,
          senderHardwareAddress: mac,
          senderProtocolAddress: address,
          targetHardwareAddress: target.mac,
          targetProtocolAddress: target.address,
        },
      },
    ])
    run.emit(node, { kind: 'encapsulate', layer: 1, protocol: 'arp' }, { pdu, strip: strip(frame, 14, 42) })
    sendFrame(run, node, port, frame, 0)
  }

  function ask(wanted: number, left: number) {
    const first = waiting.get(wanted)?.[0]
    if (!first) return
    if (left === 0) {
      const given = waiting.get(wanted) ?? []
      waiting.delete(wanted)
      for (const each of given) {
        run.resume(each.event)
        drop(run, node, each, strip(each.frame, each.left.start, each.left.end), {
          reason: 'neighbourUnreachable',
          layer: 1,
        })
        each.unreachable()
      }
      return
    }
    const question = run.name(`${node}>* ARP ${formatIpv4(wanted)}`)
    run.emit(
      node,
      { kind: 'ask', address: formatIpv4(wanted), question },
      { pdu: first.frame.pdu, strip: strip(first.frame, first.left.start, first.left.end) },
    )
    send(question, BROADCAST_MAC, { mac: new Uint8Array(6), address: wanted }, REQUEST)
    run.after(WAIT, PRIORITY.timer, () => ask(wanted, left - 1))
  }

  /** Finds the MAC of a next hop for a packet, or asks and lets the packet wait. */
  function resolve(nextHop: number, packet: Omit<Waiting, 'event'>) {
    const known = cache.get(nextHop)
    const of = { pdu: packet.frame.pdu, strip: strip(packet.frame, packet.left.start, packet.left.end) }
    run.emit(
      node,
      {
        kind: 'resolve',
        address: formatIpv4(nextHop),
        known: known ? (known.preloaded ? 'preloaded' : 'learned') : 'asked',
        ...(known && { mac: formatMac(known.mac) }),
        ...(known?.learnedFrom !== undefined && { learnedFrom: known.learnedFrom }),
      },
      of,
    )
    if (known) return packet.go(known.mac)
    const queue = waiting.get(nextHop)
    const waits = { ...packet, event: run.last() }
    if (!queue) {
      waiting.set(nextHop, [waits])
      ask(nextHop, QUESTIONS)
    } else if (queue.length < WAITING_LIMIT) {
      queue.push(waits)
    } else {
      drop(run, node, packet, of.strip, { reason: 'waitingQueueFull', layer: 1 })
      packet.unreachable()
    }
  }

  function learn(who: number, theirs: Uint8Array, pdu: PduName) {
    const before = cache.get(who)
    const isNew = !before || formatMac(before.mac) !== formatMac(theirs)
    cache.set(who, isNew ? { mac: theirs, preloaded: false, learnedFrom: pdu } : before)
    run.emit(node, { kind: 'neighbour', address: formatIpv4(who), mac: formatMac(theirs), isNew }, { pdu })
    const learned = run.last()
    const queue = waiting.get(who) ?? []
    waiting.delete(who)
    for (const each of queue) {
      run.resume(learned)
      run.emit(
        node,
        { kind: 'answered', address: formatIpv4(who), mac: formatMac(theirs), answer: pdu },
        { pdu: each.frame.pdu, strip: strip(each.frame, each.left.start, each.left.end) },
      )
      each.go(theirs)
    }
    run.resume(learned)
  }

  /** An ARP packet came up from the card: RFC 826, "Packet Reception". */
  function receive(held: Held, start: number, end: number) {
    const arp = layerAt(held.dissection, 1, 'arp')
    const pdu = held.frame.pdu
    const left = strip(held.frame, start, Math.min(end, start + 28))
    const { checks, failed } = judge([
      () => number(arp, 'hardwareType', 1),
      () => number(arp, 'protocolType', 0x0800),
      () => number(arp, 'hardwareLength', 6),
      () => number(arp, 'protocolLength', 4),
      () => ({ ...number(arp, 'targetProtocolAddress', address), check: 'targetAddress' }),
      () => number(arp, 'operation', REQUEST, REPLY),
    ])
    run.emit(node, { kind: 'checks', layer: 1, protocol: 'arp', checks }, { pdu, strip: left })
    if (failed) return dropFor(run, node, held, left, failed, 1)
    const sender = {
      mac: octetsOf(arp, 'senderHardwareAddress') ?? new Uint8Array(6),
      address: numberOf(arp, 'senderProtocolAddress'),
    }
    learn(sender.address, sender.mac, pdu)
    // A reply goes only to who asked (RFC 826), hence no broadcast.
    if (numberOf(arp, 'operation') === REQUEST) {
      send(run.name(`${node}>${run.owner(sender.address)} ARP reply`), sender.mac, sender, REPLY)
    }
  }

  return { mac, address, resolve, receive }
}

export type Arp = ReturnType<typeof makeArp>

function number(arp: LayerSpan | undefined, field: string, ...wanted: number[]): Look {
  const seen = numberOf(arp, field)
  return {
    check: field,
    field,
    seen,
    wanted: wanted.length === 1 ? (wanted[0] ?? 0) : wanted,
    good: wanted.includes(seen),
  }
}
