/** The datagram sockets of one host: who is bound to which port, and what waits to be received. */

import type { PduName } from '../scenario/scenario'
import type { Errno, Strip } from '../trace/trace'
import type { Dissection } from '../wire/spec'

/** Linux's net.core.rmem_default, octets; counted here as data alone. */
const RECEIVE_BUFFER = 212_992
const FIRST_DESCRIPTOR = 3

/** One datagram as a socket holds it. */
export interface Datagram {
  readonly pdu: PduName
  readonly source: number
  readonly sourcePort: number
  readonly octets: Uint8Array
  /** Its data in the frame it came in. */
  readonly strip: Strip
  readonly dissection: Dissection
}

export interface Socket {
  readonly fd: number
  readonly type: 'stream' | 'datagram'
  port: number
  readonly waiting: Datagram[]
  /** What a blocked recvfrom() waits for. */
  wake: (() => void) | undefined
}

/** The table of a host; descriptors count up from 3, behind the three that every program has. */
export function makeSockets(ephemeral: number) {
  const byDescriptor = new Map<number, Socket>()
  let next = FIRST_DESCRIPTOR

  const byPort = (port: number) => [...byDescriptor.values()].find(socket => socket.port === port)

  return {
    open(type: Socket['type'] = 'datagram'): Socket {
      const socket: Socket = { fd: next++, type, port: 0, waiting: [], wake: undefined }
      byDescriptor.set(socket.fd, socket)
      return socket
    },
    get: (fd: number) => byDescriptor.get(fd),
    byPort,
    ports: () => [...byDescriptor.values()].filter(socket => socket.port > 0).map(socket => socket.port),
    /** Port 0 asks for any free one (RFC 6335 §6: the dynamic ports begin at 49152). */
    bind(socket: Socket, port: number): Errno | undefined {
      if (socket.port !== 0) return 'EINVAL'
      if (port !== 0 && byPort(port)) return 'EADDRINUSE'
      let free = port || ephemeral
      while (byPort(free)) free++
      socket.port = free
      return undefined
    },
    close: (fd: number) => byDescriptor.delete(fd),
    hasRoom(socket: Socket, octets: number): boolean {
      return socket.waiting.reduce((sum, each) => sum + each.octets.length, octets) <= RECEIVE_BUFFER
    },
  }
}

export type Sockets = ReturnType<typeof makeSockets>
