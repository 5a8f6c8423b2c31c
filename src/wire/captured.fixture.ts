/** Frames that real Linux kernels and TFTP programs sent, as captured without FCS. */
import { octetsOfHex } from './address'

const hex = (text: string) => octetsOfHex(text) ?? new Uint8Array(0)

/** A kernel asks for 192.0.2.2, before the card pads the frame. */
export const arpRequest = hex(
  'ffffffffffff02000000000a0806000108000604000102000000000ac0000201000000000000c0000202',
)
/** The same question as it arrives, padded to 60 octets. */
export const arpRequestPadded = hex(
  'ffffffffffff02000000000a0806000108000604000102000000000ac0000201000000000000c0000202000000000000000000000000000000000000',
)
/** busybox asks to write put3.bin in octet mode and tells its size, 5000. */
export const writeRequest = hex(
  '02000000000b02000000000a08004500003839d1400040117ce0c0000201c00002029a4e004500244c930002707574332e62696e006f63746574007473697a65003530303000',
)
/** The server agrees: OACK from its new port 33940. */
export const optionAcknowledgment = hex(
  '02000000000a02000000000b080045000029431a00004011b3a6c0000202c000020194849a4e0015a49800067473697a65003530303000',
)
/** A datagram whose checksum comes out as 0 and is sent as FFFF. */
export const allOnesChecksum = hex(
  '02000000000b02000000000a080045000020c1a540004011f523c0000201c00002029c401092000cffff68696696',
)
/** A datagram of no octets, padded to 60. */
export const emptyDatagram = hex(
  '02000000000b02000000000a08004500001c8a64400040112c69c0000201c00002029c4010920008cf07000000000000000000000000000000000000',
)
