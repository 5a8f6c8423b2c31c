/** What is told when a header is put on, changed or taken off. */
import type { Trace, TraceEvent } from '../trace/trace'
import { fieldOf, numberOf } from '../wire/dissection'
import type { LayerSpan } from '../wire/spec'
import { pieceArguments, pieceNumber } from './fragments'
import type { Arguments } from './message'
import { complaintName, kindOf, nodeName } from './naming'
import {
  damageAt,
  dissectionOf,
  type EventOf,
  headerOf,
  inHand,
  nameOf,
  ownerName,
  ownerOf,
  senderOf,
  servesTftp,
  type Tellers,
  type Told,
  valuesOf,
} from './scope'

type Kinds = 'encapsulate' | 'decapsulate' | 'finish' | 'hopLimit'

export const wrapping: Tellers<Kinds> = {
  encapsulate: tellEncapsulate,
  decapsulate: tellDecapsulate,
  finish: (event, trace) => [
    `tell.finish.${isAtRouter(trace, event) ? 'router' : 'host'}.${event.padding > 0 ? 'padded' : 'whole'}`,
    {
      ...valuesOf(frameLayer(trace, event)),
      node: nodeName(trace, event.node),
      padding: event.padding,
      footer: (fieldOf(frameLayer(trace, event), 'frameCheckSequence')?.bitLength ?? 0) / 8,
      total: inHand(event),
    },
  ],
  hopLimit: (event, trace) => [
    'tell.hopLimit',
    {
      node: nodeName(trace, event.node),
      before: event.before,
      after: event.after,
      checksumBefore: hex16(event.checksumBefore),
      checksumAfter: hex16(event.checksumAfter),
    },
  ],
}

/** Does a router pass on what somebody else sent? What it makes itself (ARP, ICMP) is told as any host's. */
function isAtRouter(trace: Trace, event: TraceEvent): boolean {
  return kindOf(trace, event.node) === 'router' && senderOf(trace, event) !== event.node
}

function frameLayer(trace: Trace, event: TraceEvent): LayerSpan | undefined {
  return dissectionOf(trace, event)?.layers[0]
}

/** Sixteen bits as the page writes them: `0x3215`. */
function hex16(value: number): string {
  return `0x${value.toString(16).padStart(4, '0')}`
}

function layerArguments(trace: Trace, event: TraceEvent, layer: LayerSpan | undefined): Arguments {
  return {
    ...valuesOf(layer),
    layerLabel: layer?.spec.label ?? '',
    header: headerOf(layer),
    total: inHand(event),
    node: nodeName(trace, event.node),
  }
}

const WRAPPED = ['ethernet', 'arp', 'ipv4', 'udp', 'tcp', 'tftp']

function tellEncapsulate(event: EventOf<'encapsulate'>, trace: Trace): Told {
  const layer = dissectionOf(trace, event)?.layers[event.layer]
  const args = layerArguments(trace, event, layer)
  switch (event.protocol) {
    case 'tftp': {
      const opcode = nameOf(layer, 'opcode')
      const known = ['RRQ', 'WRQ', 'DATA', 'ACK', 'ERROR', 'OACK'].includes(opcode)
      const isReady =
        opcode === 'ACK' && numberOf(layer, 'blockNumber') === 0 && !servesTftp(trace, event.node)
      if (isReady) return ['tell.encapsulate.tftp.ACK.ready', args]
      return [`tell.encapsulate.tftp.${known ? opcode : 'other'}`, args]
    }
    case 'arp':
      return [
        numberOf(layer, 'operation') === 2 ? 'tell.encapsulate.arp.reply' : 'tell.encapsulate.arp.request',
        args,
      ]
    case 'icmp':
      return [
        isEcho(layer) ? 'tell.encapsulate.icmp.echo' : 'tell.encapsulate.icmp',
        { ...args, what: complaintOf(layer) },
      ]
    case 'ethernet':
      return tellFrame(event, trace, args)
    case 'ipv4':
      if (pieceNumber(event.pdu ?? '') !== '')
        return ['tell.encapsulate.ipv4.fragment', { ...args, ...pieceArguments(event, layer) }]
      return ['tell.encapsulate.ipv4', args]
    default:
      return [`tell.encapsulate.${WRAPPED.includes(event.protocol) ? event.protocol : 'other'}`, args]
  }
}

/** An echo quotes nobody: it carries bytes of its own. */
const isEcho = (layer: LayerSpan | undefined) => [0, 8].includes(numberOf(layer, 'type'))

/** What an ICMP error says, by its two numbers. */
function complaintOf(layer: LayerSpan | undefined): string {
  return complaintName(`${numberOf(layer, 'type')}.${numberOf(layer, 'code')}`)
}

/** Where a frame goes: to everybody, on from a router, to the next stop of several, or straight to the end. */
function tellFrame(event: EventOf<'encapsulate'>, trace: Trace, args: Arguments): Told {
  const layers = dissectionOf(trace, event)?.layers
  const { destination = '', source = '' } = valuesOf(layers?.[0])
  const end = valuesOf(layers?.[1]).destinationAddress
  const to = ownerOf(trace, destination)
  const told = { ...args, to: ownerName(trace, destination), from: ownerName(trace, source) }
  const isOnTheWay = end !== undefined && to !== undefined && to !== ownerOf(trace, end)
  if (/^(FF-?)+$/i.test(destination)) return ['tell.encapsulate.ethernet.everybody', told]
  if (to === undefined) return ['tell.encapsulate.ethernet.nobody', told]
  if (isAtRouter(trace, event)) return ['tell.encapsulate.ethernet.router', told]
  return [isOnTheWay ? 'tell.encapsulate.ethernet.host' : 'tell.encapsulate.ethernet.near', told]
}

function tellDecapsulate(event: EventOf<'decapsulate'>, trace: Trace): Told {
  const layer = dissectionOf(trace, event)?.layers[event.layer]
  const args = {
    ...layerArguments(trace, event, layer),
    left: inHand(event),
    trimmed: event.trimmed,
    damaged: damageAt(trace, event).length > 0,
    up: event.up,
  }
  const known = WRAPPED.includes(event.protocol) ? event.protocol : 'other'
  return [event.trimmed > 0 ? `tell.decapsulate.${known}.trimmed` : `tell.decapsulate.${known}`, args]
}
