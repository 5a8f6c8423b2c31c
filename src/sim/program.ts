/** A program is a generator: it yields socket calls and is resumed with what they returned. */
import type { PduName } from '../scenario/scenario'
import type { Errno, Micros, Strip } from '../trace/trace'
import type { LayerValues } from '../wire/spec'
import type { Datagram } from './socket'

/** A message to be sent: the layers above UDP, and what its PDU is called. */
export interface Message {
  readonly kind: string
  readonly layers: readonly LayerValues[]
}

/** What a program can ask for: the socket calls, and three remarks that cross no border. */
export type Request =
  /** `raw`: it sends whole frames. */
  | { readonly do: 'socket'; readonly raw?: true; readonly type?: 'stream' | 'datagram' }
  | { readonly do: 'bind'; readonly fd: number; readonly port: number }
  | {
      readonly do: 'sendto'
      readonly fd: number
      readonly message: Message
      readonly address: number
      readonly port: number
    }
  /** send() of a whole frame, on a raw socket. */
  | {
      readonly do: 'sendFrame'
      readonly fd: number
      readonly pdu: PduName
      readonly layers: readonly LayerValues[]
    }
  | { readonly do: 'connect'; readonly fd: number; readonly address: number; readonly port: number }
  /** Octets for the peer of a stream, or one datagram for that of a connected socket. */
  | { readonly do: 'send'; readonly fd: number; readonly octets: Uint8Array }
  | { readonly do: 'recv'; readonly fd: number; readonly length: number }
  | StreamRequest
  | { readonly do: 'recvfrom'; readonly fd: number; readonly length: number; readonly timeout?: Micros }
  | { readonly do: 'close'; readonly fd: number }
  /** It pauses. */
  | { readonly do: 'sleep'; readonly micros: Micros }
  /** It starts another program on the same host. */
  | { readonly do: 'fork'; readonly program: Program }
  /** It read a message: its own header comes off, `keeps` octets of data stay. */
  | {
      readonly do: 'understand'
      readonly datagram: Datagram
      readonly protocol: string
      readonly header: number
      readonly summary: string
      readonly block?: number
      readonly keeps: number
      readonly last?: boolean
    }
  /** It has no use for a message. */
  | { readonly do: 'ignore'; readonly datagram: Datagram; readonly reason: string }
  /** Its timer ran out: what it sent then it sends again. */
  | { readonly do: 'timer'; readonly sent: Result }
  | { readonly do: 'done'; readonly what: 'transfer' | 'gaveUp'; readonly octets: number }

/** The calls that only a stream knows. */
export type StreamRequest =
  | { readonly do: 'listen'; readonly fd: number; readonly backlog: number }
  | { readonly do: 'accept'; readonly fd: number }
  | { readonly do: 'shutdown'; readonly fd: number; readonly how: 'read' | 'write' | 'both' }
  | {
      readonly do: 'setsockopt'
      readonly fd: number
      readonly option: 'TCP_NODELAY' | 'SO_RCVBUF' | 'SO_SNDBUF'
      readonly value: number
    }

/** The calls that a stream and a connected datagram socket share, and those that only a stream knows. */
export type ConnectedRequest = Extract<
  Request,
  { do: 'connect' | 'send' | 'recv' | 'listen' | 'accept' | 'shutdown' | 'setsockopt' }
>

/** What a call returned, and when. */
export interface Result {
  readonly value: number
  readonly errno?: Errno
  readonly datagram?: Datagram
  /** What recv() took out. */
  readonly octets?: Uint8Array
  /** The PDU that sendto() made, and the message in its frame as the program has it. */
  readonly pdu?: PduName
  readonly strip?: Strip
  readonly now: Micros
}

export type Program = Generator<Request, void, Result>
