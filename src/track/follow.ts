/** The PDUs of a trace, for a learner to pick the one to follow. */
import type { PduName } from '../scenario/scenario'
import { fragmentOf } from '../trace/fragmentation'
import { eventsOf, firstFrameOf, pdusOf } from '../trace/lineage'
import type { Micros, Trace } from '../trace/trace'
import type { Layer } from '../wire/spec'

/** One PDU in a picker. */
export interface Followed {
  readonly pdu: PduName
  /** When it began. */
  readonly at: Micros
  /** The layer of its innermost protocol: the colour of its mark. */
  readonly layer: Layer
  /** It never got to its reader. */
  readonly failed: boolean
  /** `client`, `server`, `DATA 1`, 1: the parts of its name. */
  readonly from: string
  readonly to: string
  readonly kind: string
  readonly copy: number
  /** Which piece of a packet that was cut: `2`, or `2.1`. */
  readonly fragment?: string
  /** Octets of its frame with FCS; undefined where it was never finished. */
  readonly octets?: number
}

/** The parts of a PDU's name. */
export function partsOf(pdu: PduName): Pick<Followed, 'from' | 'to' | 'kind' | 'copy' | 'fragment'> {
  const piece = fragmentOf(pdu)
  const [, from = '', to = '', rest = ''] = /^([^>]*)>(\S*) (.*)$/.exec(piece?.whole ?? pdu) ?? []
  const [, kind = rest, copy = '1'] = /^(.*) copy (\d+)$/.exec(rest) ?? []
  return { from, to, kind, copy: Number(copy), ...(piece && { fragment: piece.number }) }
}

/** All PDUs of a trace in the order in which they began. */
export function followable(trace: Trace): readonly Followed[] {
  return pdusOf(trace).map(pdu => {
    const events = eventsOf(trace, pdu)
    const finished = events.find(({ kind }) => kind === 'finish')
    return {
      pdu,
      at: events[0]?.at ?? 0,
      layer: layerOf(trace, pdu),
      failed: events.some(({ kind }) => kind === 'drop'),
      ...partsOf(pdu),
      ...(finished?.strip && { octets: finished.strip.end }),
    }
  })
}

/** By its recipe, so that a long list needs no frame's octets. */
function layerOf(trace: Trace, pdu: PduName): Layer {
  const id = firstFrameOf(trace, pdu)
  const protocols = id === undefined ? [] : (trace.frames[id]?.layers ?? []).map(({ protocol }) => protocol)
  if (protocols.includes('tftp')) return 'application'
  return protocols.includes('arp') ? 'link' : 'data'
}
