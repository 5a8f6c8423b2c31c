/** The pcap file format, both ways (draft-ietf-opsawg-pcap): microseconds written, both orders and nanoseconds read. */

import {
  type Capture,
  type CapturedPacket,
  type CaptureProblem,
  type FrameAt,
  LINK_TYPE,
  MOST_OCTETS,
  MOST_PACKETS,
  notACapture,
  unreadable,
} from './capture'

const MAGIC = 0xa1b2c3d4
const MAGIC_NANOSECONDS = 0xa1b23c4d
const FILE_HEADER = 24
const RECORD_HEADER = 16

/** How a file is written. */
export interface PcapOptions {
  readonly link?: keyof typeof LINK_TYPE
  /** The frames end with their FCS; the header says so (bits 26 to 31 of the link type). */
  readonly fcs?: boolean
}

/** Writes frames as a pcap file, little-endian, times in microseconds. Readers expect frames without FCS. */
export function writePcap(frames: readonly FrameAt[], options: PcapOptions = {}): Uint8Array {
  const size = frames.reduce((sum, { octets }) => sum + RECORD_HEADER + octets.length, FILE_HEADER)
  const file = new Uint8Array(size)
  const view = new DataView(file.buffer)
  // FCS length in units of 16 bits stands in the top 4 bits, bit 26 says that it does.
  const fcs = options.fcs ? 0x24000000 : 0
  view.setUint32(0, MAGIC, true)
  view.setUint16(4, 2, true)
  view.setUint16(6, 4, true)
  view.setUint32(16, MOST_OCTETS, true)
  view.setUint32(20, (LINK_TYPE[options.link ?? 'ethernet'] | fcs) >>> 0, true)
  let at = FILE_HEADER
  for (const frame of frames) {
    view.setUint32(at, Math.floor(frame.at / 1e6), true)
    view.setUint32(at + 4, frame.at % 1e6, true)
    view.setUint32(at + 8, frame.octets.length, true)
    view.setUint32(at + 12, frame.octets.length, true)
    file.set(frame.octets, at + RECORD_HEADER)
    at += RECORD_HEADER + frame.octets.length
  }
  return file
}

/** True where a file begins as a pcap file does. */
export function isPcap(file: Uint8Array): boolean {
  return orderOf(file) !== undefined
}

function orderOf(file: Uint8Array): { little: boolean; nanoseconds: boolean } | undefined {
  if (file.length < 4) return undefined
  const view = viewOf(file)
  for (const little of [true, false]) {
    const magic = view.getUint32(0, little)
    if (magic === MAGIC || magic === MAGIC_NANOSECONDS) return { little, nanoseconds: magic !== MAGIC }
  }
  return undefined
}

const viewOf = (file: Uint8Array) => new DataView(file.buffer, file.byteOffset, file.byteLength)

/** Reads a pcap file. Never throws: what stands before a fault is kept and the fault is a problem. */
export function readPcap(file: Uint8Array): Capture {
  const order = orderOf(file)
  if (!order) return notACapture(file)
  if (file.length < FILE_HEADER) return unreadable('capture.header', { octets: file.length })
  const network = viewOf(file).getUint32(20, order.little)
  // Bit 26 says that bits 28 to 31 hold the FCS length, in units of 16 bits.
  const fcsLength = network & 0x04000000 ? (network >>> 28) * 2 : undefined
  const interfaces = [{ linkType: network & 0xffff, ...(fcsLength !== undefined && { fcsLength }) }]
  return { interfaces, ...readRecords(file, order) }
}

function readRecords(
  file: Uint8Array,
  { little, nanoseconds }: { little: boolean; nanoseconds: boolean },
): { packets: CapturedPacket[]; problems: CaptureProblem[] } {
  const view = viewOf(file)
  const packets: CapturedPacket[] = []
  const stop = (code: string) => ({ packets, problems: [{ code, params: { kept: packets.length } }] })
  for (let at = FILE_HEADER; at < file.length; ) {
    if (packets.length === MOST_PACKETS) return stop('capture.many')
    if (at + RECORD_HEADER > file.length) return stop('capture.cut')
    const captured = view.getUint32(at + 8, little)
    if (captured > MOST_OCTETS) return stop('capture.length')
    const start = at + RECORD_HEADER
    if (start + captured > file.length) return stop('capture.cut')
    const seconds = BigInt(view.getUint32(at, little)) * 1_000_000_000n
    const fraction = BigInt(view.getUint32(at + 4, little)) * (nanoseconds ? 1n : 1000n)
    const octets = file.slice(start, start + captured)
    packets.push({ interface: 0, at: seconds + fraction, octets, length: view.getUint32(at + 12, little) })
    at = start + captured
  }
  return { packets, problems: [] }
}
