/** The sockets of one host: who is bound to which port, and what datagrams wait to be received. */

import type { PduName } from '../scenario/scenario'
import type { Errno, Strip } from '../trace/trace'

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
}

export interface Socket {
  readonly fd: number
  readonly type: 'stream' | 'datagram'
  port: number
  readonly waiting: Datagram[]
  /** What a blocked recvfrom() waits for. */
  wake: (() => void) | undefined
  /** Whom connect() tied it to; undefined: nobody. */
  peer: Peer | undefined
  /** What an ICMP message said of an earlier datagram: the next call fails with it. */
  error: Errno | undefined
  /** SO_RCVBUF: octets of data that may wait. */
  receiveBuffer: number
  /** Octets of data that wait now. */
  held: number
  /** Octets of data that send() has taken so far. */
  sent: number
  /** shutdown(SHUT_WR): it sends no more. Nobody else is told. */
  isMute?: true
}

/** The other end of a connected socket. */
export interface Peer {
  readonly address: number
  readonly port: number
}

/** A datagram goes into the receive buffer. */
export function put(socket: Socket, datagram: Datagram) {
  socket.waiting.push(datagram)
  socket.held += datagram.octets.length
}

/** The oldest datagram leaves the receive buffer. */
export function take(socket: Socket): Datagram | undefined {
  const datagram = socket.waiting.shift()
  socket.held -= datagram?.octets.length ?? 0
  return datagram
}

/** The table of a host; descriptors count up from 3, behind the three that every program has. */
export function makeSockets(ephemeral: number) {
  const byDescriptor = new Map<number, Socket>()
  let next = FIRST_DESCRIPTOR

  const ofType = (type: Socket['type']) => [...byDescriptor.values()].filter(each => each.type === type)

  return {
    open(type: Socket['type'] = 'datagram'): Socket {
      const socket: Socket = {
        fd: next++,
        type,
        port: 0,
        waiting: [],
        wake: undefined,
        peer: undefined,
        error: undefined,
        receiveBuffer: RECEIVE_BUFFER,
        held: 0,
        sent: 0,
      }
      byDescriptor.set(socket.fd, socket)
      return socket
    },
    get: (fd: number) => byDescriptor.get(fd),
    /** The datagram socket that takes what comes to a port from somewhere: a connected one only from its peer. */
    forDatagram: (port: number, from: Peer): Socket | undefined =>
      ofType('datagram').find(
        ({ port: own, peer }) =>
          own === port && (!peer || (peer.address === from.address && peer.port === from.port)),
      ),
    /** The ports that sockets of a type are bound to; UDP's are none of TCP's. */
    ports: (type: Socket['type'] = 'datagram') =>
      ofType(type).flatMap(({ port }) => (port > 0 ? [port] : [])),
    /** Port 0 asks for any free one (RFC 6335 §6: the dynamic ports begin at 49152). */
    bind(socket: Socket, port: number): Errno | undefined {
      if (socket.port !== 0) return 'EINVAL'
      const taken = ofType(socket.type).map(each => each.port)
      if (port !== 0 && taken.includes(port)) return 'EADDRINUSE'
      let free = port || ephemeral
      while (taken.includes(free)) free++
      socket.port = free
      return undefined
    },
    close: (fd: number) => byDescriptor.delete(fd),
    hasRoom: (socket: Socket, octets: number): boolean => socket.held + octets <= socket.receiveBuffer,
  }
}

export type Sockets = ReturnType<typeof makeSockets>
