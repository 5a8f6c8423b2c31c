/** What a run in progress offers to its nodes: the clock, the record, the names and the cables. */
import type { BitPlace, NodeId, PduName, Scenario } from '../scenario/scenario'
import type { Cause, Check, EventId, Frame, Micros, Strip } from '../trace/trace'
import type { Dissection, LayerValues } from '../wire/spec'
import type { Priority } from './queue'

/** A frame that its sender may still be working on; it becomes a `Frame` of the trace. */
export type Draft = { -readonly [Key in keyof Frame]: Frame[Key] }

/** One copy of a frame in somebody's hands. Its octets are what decides; nobody looks at the recipe. */
export interface Held {
  readonly frame: Frame
  readonly octets: Uint8Array
  readonly damage: readonly BitPlace[]
  /** The number of the next link it crosses, counted from the sender's own cable. */
  readonly hop: number
  /** What its draws of chance have behind the PDU's name: empty, or ` twin` for a copy that the network made. */
  readonly twin: string
}

/** A frame on its first cable. */
export const AT_SENDER = { hop: 0, twin: '' } as const

export interface Run {
  readonly scenario: Scenario
  now(): Micros
  /** Writes down what happened; `because` is what was written down before it in the same chain of events. */
  emit(node: NodeId, cause: Cause, of?: { readonly pdu: PduName; readonly strip?: Strip }): EventId
  /** Lets something happen later, caused by what was written down last. */
  after(delay: Micros, priority: Priority, action: () => void): void
  /** What was written down last in this chain. */
  last(): EventId | undefined
  /** What follows, though it happens now, was caused by this earlier event. */
  resume(event: EventId | undefined): void
  /** A name nobody has yet: the second use of a base name is its ` copy 2`. */
  name(base: string): PduName
  /** The id of the node that owns an internet address, or the address itself. */
  owner(address: number): string
  draft(pdu: PduName, by: NodeId, layers: readonly LayerValues[]): Draft
  /** What the octets of a frame say. */
  read(octets: Uint8Array): Dissection
  /** These layers with what the learner forced into this PDU. */
  forced(pdu: PduName, layers: readonly LayerValues[]): readonly LayerValues[]
  /** Octets after what the learner turned over in this node's memory; `bits` is empty where nothing was. */
  remembered(
    pdu: PduName,
    node: NodeId,
    octets: Uint8Array,
    start: number,
    end: number,
  ): { readonly octets: Uint8Array; readonly bits: readonly BitPlace[] }
  /** Hands a frame to the cable at a port. */
  send(node: NodeId, port: number, held: Held): void
}

/** One node as the cables see it. */
export interface Station {
  receive(port: number, held: Held): void
}

/** The part of a held frame from `start` to `end`. */
export function strip(frame: Frame, start: number, end: number): Strip {
  return { frame: frame.id, start, end: Math.max(start, end) }
}

/** Writes down that a PDU ends here because of a failed check. */
export function dropFor(run: Run, node: NodeId, held: Held, left: Strip, failed: Check, layer: number) {
  drop(run, node, held, left, {
    reason: failed.check,
    layer,
    ...(failed.counter && { counter: failed.counter }),
  })
}

/** Writes down that a PDU ends here, and why. */
export function drop(
  run: Run,
  node: NodeId,
  held: Pick<Held, 'frame'>,
  left: Strip,
  why: { readonly reason: string; readonly counter?: string; readonly layer?: number },
) {
  run.emit(node, { kind: 'drop', ...why }, { pdu: held.frame.pdu, strip: left })
}
