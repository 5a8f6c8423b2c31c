/** The pcapng file format, both ways (draft-ietf-opsawg-pcapng): it can say that frames carry their FCS. */

import {
  type Capture,
  type CapturedPacket,
  type CaptureInterface,
  type CaptureProblem,
  type FrameAt,
  LINK_TYPE,
  MOST_INTERFACES,
  MOST_OCTETS,
  MOST_PACKETS,
  notACapture,
} from './capture'

const SECTION_HEADER = 0x0a0d0d0a
const INTERFACE_DESCRIPTION = 1
const PACKET = 2
const SIMPLE_PACKET = 3
const ENHANCED_PACKET = 6
const BYTE_ORDER = 0x1a2b3c4d
const IF_TSRESOL = 9
const IF_FCSLEN = 13
const IF_TSOFFSET = 14

const padded = (octets: number) => octets + (-octets & 3)

/** How a file is written. */
export interface PcapngOptions {
  /** The frames end with their FCS: option if_fcslen says so. */
  readonly fcs?: boolean
}

/** Writes Ethernet frames as one section with one interface, little-endian, times in microseconds. */
export function writePcapng(frames: readonly FrameAt[], options: PcapngOptions = {}): Uint8Array {
  const blocks = [sectionHeader(), interfaceDescription(options.fcs ?? false), ...frames.map(enhancedPacket)]
  const file = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 0))
  let at = 0
  for (const block of blocks) {
    file.set(block, at)
    at += block.length
  }
  return file
}

/** A block of a type around a body: its length stands at both ends, so that a file can be read backwards too. */
function block(
  type: number,
  bodyLength: number,
  fill: (view: DataView, octets: Uint8Array) => void,
): Uint8Array {
  const octets = new Uint8Array(12 + padded(bodyLength))
  const view = new DataView(octets.buffer)
  view.setUint32(0, type, true)
  view.setUint32(4, octets.length, true)
  view.setUint32(octets.length - 4, octets.length, true)
  fill(new DataView(octets.buffer, 8), octets.subarray(8))
  return octets
}

function sectionHeader(): Uint8Array {
  return block(SECTION_HEADER, 16, view => {
    view.setUint32(0, BYTE_ORDER, true)
    view.setUint16(4, 1, true)
    // Nobody says how long the section is: all ones.
    view.setInt32(8, -1, true)
    view.setInt32(12, -1, true)
  })
}

function interfaceDescription(fcs: boolean): Uint8Array {
  return block(INTERFACE_DESCRIPTION, fcs ? 20 : 8, view => {
    view.setUint16(0, LINK_TYPE.ethernet, true)
    view.setUint32(4, MOST_OCTETS, true)
    if (!fcs) return
    view.setUint16(8, IF_FCSLEN, true)
    view.setUint16(10, 1, true)
    view.setUint8(12, 4)
  })
}

function enhancedPacket({ at, octets }: FrameAt): Uint8Array {
  return block(ENHANCED_PACKET, 20 + octets.length, (view, body) => {
    view.setUint32(4, Math.floor(at / 2 ** 32), true)
    view.setUint32(8, at % 2 ** 32, true)
    view.setUint32(12, octets.length, true)
    view.setUint32(16, octets.length, true)
    body.set(octets, 20)
  })
}

/** True where a file begins as a pcapng file does. */
export function isPcapng(file: Uint8Array): boolean {
  return file.length >= 4 && new DataView(file.buffer, file.byteOffset).getUint32(0) === SECTION_HEADER
}

/** An interface with what its time stamps count. */
interface Clocked extends CaptureInterface {
  readonly unitsPerSecond: bigint
  readonly offset: bigint
  readonly snapLength: number
}

/** A file while it is being read. */
interface Reader {
  readonly file: Uint8Array
  readonly view: DataView
  little: boolean
  /** Where the interfaces of this section begin among all. */
  firstInterface: number
  readonly interfaces: Clocked[]
  readonly packets: CapturedPacket[]
}

/** Reads a pcapng file. Never throws: what stands before a fault is kept and the fault is a problem. */
export function readPcapng(file: Uint8Array): Capture {
  if (!isPcapng(file)) return notACapture(file)
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const reader: Reader = { file, view, little: true, firstInterface: 0, interfaces: [], packets: [] }
  const problems: CaptureProblem[] = []
  for (let at = 0; at < file.length; ) {
    const step = readBlock(reader, at)
    if (typeof step === 'string') {
      problems.push({ code: step, params: { kept: reader.packets.length } })
      break
    }
    at += step
  }
  const interfaces = reader.interfaces.map(({ linkType, fcsLength }) => ({
    linkType,
    ...(fcsLength !== undefined && { fcsLength }),
  }))
  return { interfaces, packets: reader.packets, problems }
}

/** Reads the block at `at`; its length, or the code of what is wrong. */
function readBlock(reader: Reader, at: number): number | string {
  const { view, file } = reader
  if (at + 12 > file.length) return 'capture.cut'
  if (view.getUint32(at) === SECTION_HEADER) {
    if (at + 28 > file.length) return 'capture.cut'
    const magic = view.getUint32(at + 8, true)
    reader.little = magic === BYTE_ORDER
    if (!reader.little && view.getUint32(at + 8) !== BYTE_ORDER) return 'capture.magic'
    if (view.getUint16(at + 12, reader.little) !== 1) return 'capture.version'
    reader.firstInterface = reader.interfaces.length
  }
  const type = view.getUint32(at, reader.little)
  const length = view.getUint32(at + 4, reader.little)
  if (length < 12 || length % 4) return 'capture.block'
  if (at + length > file.length) return 'capture.cut'
  if (view.getUint32(at + length - 4, reader.little) !== length) return 'capture.block'
  if (type === INTERFACE_DESCRIPTION) return readInterface(reader, at + 8, at + length - 4) ?? length
  if (type === ENHANCED_PACKET || type === PACKET || type === SIMPLE_PACKET) {
    return readPacket(reader, type, at + 8, at + length - 4) ?? length
  }
  return length
}

function readInterface(reader: Reader, start: number, end: number): string | undefined {
  const { view, little, interfaces } = reader
  if (start + 8 > end) return 'capture.block'
  if (interfaces.length === MOST_INTERFACES) return 'capture.interfaces'
  const options = readOptions(reader, start + 8, end)
  if (!options) return 'capture.block'
  const resolution = options.get(IF_TSRESOL)?.[0] ?? 6
  const offset = options.get(IF_TSOFFSET)
  const fcsLength = options.get(IF_FCSLEN)?.[0]
  interfaces.push({
    linkType: view.getUint16(start, little),
    snapLength: view.getUint32(start + 4, little),
    // The top bit chooses powers of two instead of ten.
    unitsPerSecond: resolution & 128 ? 2n ** BigInt(resolution & 127) : 10n ** BigInt(resolution),
    offset: offset?.length === 8 ? new DataView(offset.buffer).getBigInt64(0, little) : 0n,
    ...(fcsLength !== undefined && { fcsLength }),
  })
  return undefined
}

function readOptions(
  { view, file, little }: Reader,
  start: number,
  end: number,
): Map<number, Uint8Array> | undefined {
  const options = new Map<number, Uint8Array>()
  for (let at = start; at + 4 <= end; ) {
    const code = view.getUint16(at, little)
    const length = view.getUint16(at + 2, little)
    if (code === 0) break
    if (at + 4 + length > end) return undefined
    options.set(code, file.slice(at + 4, at + 4 + length))
    at += 4 + padded(length)
  }
  return options
}

function readPacket(reader: Reader, type: number, start: number, end: number): string | undefined {
  const { view, file, little, packets } = reader
  const fixed = type === SIMPLE_PACKET ? 4 : 20
  if (start + fixed > end) return 'capture.block'
  if (packets.length === MOST_PACKETS) return 'capture.many'
  const number =
    type === SIMPLE_PACKET
      ? 0
      : type === PACKET
        ? view.getUint16(start, little)
        : view.getUint32(start, little)
  const seenOn = reader.interfaces[reader.firstInterface + number]
  if (!seenOn) return 'capture.interface'
  const length = view.getUint32(start + fixed - 4, little)
  const room = end - start - fixed
  const most = seenOn.snapLength || MOST_OCTETS
  const captured = type === SIMPLE_PACKET ? Math.min(length, room, most) : view.getUint32(start + 12, little)
  if (captured > MOST_OCTETS) return 'capture.length'
  if (captured > room) return 'capture.block'
  const stamp = (BigInt(view.getUint32(start + 4, little)) << 32n) | BigInt(view.getUint32(start + 8, little))
  const at =
    type === SIMPLE_PACKET
      ? undefined
      : (stamp * 1_000_000_000n) / seenOn.unitsPerSecond + seenOn.offset * 1_000_000_000n
  const octets = file.slice(start + fixed, start + fixed + captured)
  packets.push({ interface: reader.firstInterface + number, at, octets, length })
  return undefined
}
