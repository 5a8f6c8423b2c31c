/** An ICMP message that reaches a host: its checks, and what it says. */
import type { Errno } from '../trace/trace'
import { internetChecksum } from '../wire/checksum'
import { answerEcho } from './echo'
import type { HostState } from './hostState'
import { type PacketView, PROTOCOL } from './ipv4'
import { judge, type Look } from './judge'
import { bigEndian } from './octets'
import { dropFor, strip } from './run'
import type { Socket } from './socket'

const UNREACHABLE = 3
/** Fragmentation needed and DF set; behind it the next cable's MTU (RFC 1191 §4). */
const TOO_BIG = 4
/** Codes that Linux takes as final for a connected socket (RFC 1122 §4.1.3.3, ip(7)). */
const HARD: Readonly<Record<number, Errno>> = { 3: 'ECONNREFUSED', 4: 'EMSGSIZE' }

/** An ICMP message came up, octets [start, end) of the frame: it is checked, and answered if it asks for an echo. */
export function takeIcmp(host: HostState, packet: PacketView, start: number, end: number): void {
  if (receiveIcmp(host, packet, start, end)) answerEcho(host, packet, start, end)
}

/** True where it was good. */
function receiveIcmp(host: HostState, packet: PacketView, start: number, end: number): boolean {
  const { run, node } = host
  const { held } = packet
  const { pdu } = held.frame
  const octets = held.octets.subarray(start, end)
  const { checks, failed } = judge([() => checkLength(octets), () => checkSum(octets)])
  const left = strip(held.frame, start, end)
  run.emit(node, { kind: 'checks', layer: 2, protocol: 'icmp', checks }, { pdu, strip: left })
  if (failed) {
    dropFor(run, node, held, left, failed, 2)
    return false
  }
  const [type = 0, code = 0] = octets
  const errno = type === UNREACHABLE ? HARD[code] : undefined
  const socket = errno && blamed(host, octets)
  const fd = socket && { fd: socket.fd }
  run.emit(
    node,
    { kind: 'understand', protocol: 'icmp', summary: `${type}.${code}`, keeps: 0, ...fd },
    { pdu, strip: left },
  )
  if (type === UNREACHABLE && code === TOO_BIG && octets[8 + 9] === PROTOCOL.tcp)
    host.streams?.tooBig(octets.subarray(8), bigEndian(octets, 6), { pdu, strip: left })
  if (socket) {
    socket.error = errno
    socket.wake?.()
  }
  return true
}

/**
 * The connected datagram socket whose datagram an error quotes. A socket that is not connected could not tell which of
 * its datagrams is meant, so Linux keeps the error from it (udp(7)): its program learns by its own timer.
 */
function blamed({ sockets, arp }: HostState, octets: Uint8Array): Socket | undefined {
  const quote = octets.subarray(8)
  const ports = 4 * ((quote[0] ?? 0) & 15)
  const source = bigEndian(quote, 12) * 65_536 + bigEndian(quote, 14)
  const address = bigEndian(quote, 16) * 65_536 + bigEndian(quote, 18)
  if (quote[9] !== PROTOCOL.udp || source !== arp.address) return undefined
  const socket = sockets.forDatagram(bigEndian(quote, ports), { address, port: bigEndian(quote, ports + 2) })
  return socket?.peer && socket
}

function checkLength(octets: Uint8Array): Look {
  return {
    check: 'length',
    seen: octets.length,
    wanted: 8,
    good: octets.length >= 8,
    counter: 'IcmpInErrors',
  }
}

function checkSum(octets: Uint8Array): Look {
  const seen = (octets[2] ?? 0) * 256 + (octets[3] ?? 0)
  const blank = octets.slice()
  blank.fill(0, 2, 4)
  const good = internetChecksum(octets) === 0
  const wanted = internetChecksum(blank)
  return { check: 'checksum', field: 'checksum', seen, wanted, good, counter: 'IcmpInCsumErrors' }
}
