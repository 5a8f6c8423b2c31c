/** Parts of the simulator that the rest of it does not import, plugged in by whoever loads them. */
import type { ProgramSetup, Scenario } from '../scenario/scenario'
import type { crossingOf } from './crossing'
import type { sendPieces } from './fragmenting'
import type { HostState } from './hostState'
import type { complain } from './icmp'
import type { takeIcmp } from './icmpReceiving'
import type { sendRaw } from './ownFrame'
import type { ConnectedRequest, Program, Result } from './program'
import type { receivePiece } from './reassembling'
import type { StreamLayer } from './streams'

/** Programs other than those that send and keep a file. */
export type LaterProgram = Exclude<ProgramSetup, { kind: 'tftpWrite' | 'tftpServer' }>

export interface Parts {
  readonly programOf: (setup: LaterProgram, scenario: Scenario) => Program
  /** Calls on sockets with a peer. */
  readonly connectedCall: (
    host: HostState,
    request: ConnectedRequest,
    go: (result: Result) => void,
  ) => Result | undefined
  /** send() of a frame built by hand. */
  readonly sendRaw: typeof sendRaw
  /** ICMP's errors, where a packet has to be let go of. */
  readonly complain: typeof complain
  /** ICMP as it comes up. */
  readonly takeIcmp: typeof takeIcmp
  /** What a run that takes long measures its progress by. */
  readonly toBeSent: (scenario: Scenario) => number
  /** A packet that is too long for the next cable. */
  readonly sendPieces: typeof sendPieces
  /** A piece of a packet at its destination. */
  readonly receivePiece: typeof receivePiece
  /** What a link with faults, or the learner's hand, does to a frame. */
  readonly crossingOf: typeof crossingOf
  /** TCP for a host, where the scenario has a stream in it. */
  readonly makeStreams: (host: HostState) => StreamLayer
}

const plugged: Partial<Parts> = {}

/** Gets more parts ready for all runs that begin from now on. */
export function plug(parts: Partial<Parts>): void {
  Object.assign(plugged, parts)
}

/** A part. Throws an Error where a scenario began that needs it and nobody had loaded it (`engine.prepare`). */
export function part<Name extends keyof Parts>(name: Name): Parts[Name] {
  const found: Partial<Parts>[Name] = plugged[name]
  if (!found) throw new Error(`the simulator began without its part ${name}`)
  return found as Parts[Name]
}
