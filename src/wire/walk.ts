/** Walks from header to header, from the outside in: how far each reaches, what is wrong, and who reads on. */

import { octetRange } from './dissection'
import { protocolOf, specOf } from './protocols'
import { type Head, readHeader } from './read'
import type { Fault, Finding, Inspection } from './spec'

/** Packets within packets within ICMP errors are read so deep. */
const MOST_QUOTES = 3
/** More layers than anybody sends; a bound for hostile stacks of tags. */
const MOST_LAYERS = 100

/** A layer that was read. */
export interface Walked {
  readonly head: Head
  readonly inspection: Inspection
  /** Where its octets end, by the room around it and its own word. */
  readonly extent: number
  /** Octets of it are missing. */
  readonly partial: boolean
  /** It stands in a packet that an ICMP error quotes. */
  readonly quoted: boolean
  /** Nobody can read on behind it. */
  readonly stops: boolean
  readonly findings: readonly Finding[]
}

/** Where the next header begins, and what is known of its surroundings. */
interface Place {
  readonly protocol: string
  readonly start: number
  readonly end: number
  readonly partial: boolean
  /** In a fragment, where a length may rightly reach beyond what is there. */
  readonly inPiece: boolean
  readonly quotes: number
}

/** Reads layer after layer of octets [0, end), the first one as `protocol` says. */
export function walk(
  octets: Uint8Array,
  end: number,
  protocol: string,
  ports: Readonly<Record<number, string>>,
): Walked[] {
  const layers: Walked[] = []
  let place: Place = { protocol, start: 0, end, partial: false, inPiece: false, quotes: 0 }
  do {
    const layer = readLayer(octets, place, layers)
    layers.push(layer)
    place = placeBehind(layers, layer, place, ports)
  } while (place.start < place.end)
  const last = layers.at(-1)
  if (last && place.protocol !== 'data')
    layers[layers.length - 1] = withoutNext(last, layers.length - 1, place)
  return layers
}

function readLayer(octets: Uint8Array, place: Place, layers: readonly Walked[]): Walked {
  const { start, end } = place
  const index = layers.length
  const spec = specOf(index < MOST_LAYERS ? place.protocol : 'data')
  const head = readHeader(spec, octets, start, end)
  const inspection = inspect(head, place, layers.at(-1)?.head.spec.protocol)
  const faults = [...head.faults, ...(head.isCut ? [] : (spec.faults?.(inspection) ?? []))]
  const stops = head.isCut || faults.some(fault => fault.stops)
  const said = stops ? undefined : spec.extent?.(inspection)
  const missing = said !== undefined && start + said > end
  // A length of its own that fits says that all is there, whatever is missing around it.
  const fits = said !== undefined && !place.inPiece
  return {
    head,
    inspection,
    extent: said === undefined ? end : Math.min(end, start + Math.max(said, inspection.header)),
    partial: missing || (place.partial && !fits),
    quoted: place.quotes > 0,
    stops,
    findings: faults.map(fault => toFinding(fault, head, index, place)),
  }
}

function placeBehind(
  layers: readonly Walked[],
  layer: Walked,
  place: Place,
  ports: Readonly<Record<number, string>>,
): Place {
  const { head, inspection, stops, extent, partial } = layer
  const isQuoting = !stops && (head.spec.quotes?.(inspection) ?? false)
  const isPiece = !stops && (head.spec.isPiece?.(inspection) ?? false)
  const quotes = place.quotes + (isQuoting ? 1 : 0)
  const isTheEnd = stops || quotes > MOST_QUOTES || isTooDeep(layers, head)
  return {
    protocol: isTheEnd ? 'data' : inside(head, inspection, ports),
    start: head.end,
    end: extent,
    partial: partial || isPiece || isQuoting,
    inPiece: (place.inPiece && !isQuoting) || isPiece,
    quotes,
  }
}

/** As many headers of this protocol behind one another as are read. */
function isTooDeep(layers: readonly Walked[], { spec }: Head): boolean {
  const most = spec.most ?? MOST_LAYERS
  return layers.length >= most && layers.slice(-most).every(({ head }) => head.spec === spec)
}

/** What reads on: by the protocol's own word, or by the first field that names it. */
function inside(head: Head, inspection: Inspection, ports: Readonly<Record<number, string>>): string {
  const own = head.spec.inside?.(inspection, ports)
  if (own) return own
  for (const { spec, value } of head.fields) {
    const selected = spec.selects && typeof value === 'number' && protocolOf(spec.selects, value)
    if (selected) return selected
  }
  return 'data'
}

function inspect(head: Head, { start, end, partial }: Place, behind: string | undefined): Inspection {
  const find = (name: string) => head.fields.find(field => field.name === name)
  return {
    number: name => {
      const value = find(name)?.value
      return typeof value === 'number' ? value : 0
    },
    has: name => find(name) !== undefined,
    header: head.end - start,
    room: end - start,
    partial,
    behind,
  }
}

function toFinding(fault: Fault, head: Head, layer: number, { start, end, quotes }: Place): Finding {
  const field = head.fields.find(({ name }) => name === fault.field)
  return {
    code: fault.code,
    // A quote ends where its author had no more room: nobody's fault.
    severity: quotes > 0 ? 'note' : fault.severity,
    params: { protocol: head.spec.label, ...fault.params },
    layer,
    ...(fault.field !== undefined && { field: fault.field }),
    octets: field ? octetRange(field) : [start, end],
  }
}

/** A header was announced and not one octet of it is there. */
function withoutNext(walked: Walked, layer: number, { protocol, start, quotes }: Place): Walked {
  const missing: Finding = {
    code: 'header.cut',
    severity: quotes > 0 ? 'note' : 'error',
    params: { protocol: specOf(protocol).label, octets: 0 },
    layer,
    octets: [start, start],
  }
  return { ...walked, findings: [...walked.findings, missing] }
}
