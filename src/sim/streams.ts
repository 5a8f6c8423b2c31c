/** The seam between a host and its TCP, which is loaded when a scenario has a stream in it. */
import type { Errno, Strip } from '../trace/trace'
import type { ConnectedRequest, Result } from './program'
import type { Held } from './run'
import type { Socket } from './socket'

/** What a packet carried: octets [start, end) of a frame, and the addresses it had. */
export interface Inside {
  readonly held: Held
  readonly start: number
  readonly end: number
  readonly source: number
  readonly destination: number
}

/** TCP as a host knows it. */
export interface StreamLayer {
  bind(socket: Socket, port: number): Errno | undefined
  /** A call on a stream socket; undefined while it blocks. */
  perform(socket: Socket, request: ConnectedRequest, go: (result: Result) => void): Result | undefined
  close(socket: Socket): void
  /** A segment came up from the internet layer. */
  receive(inside: Inside): void
  /** An ICMP message says that this packet found a cable that carries `mtu` octets at most; `quote` is what it quotes. */
  tooBig(quote: Uint8Array, mtu: number, origin: { readonly pdu: string; readonly strip: Strip }): void
}
