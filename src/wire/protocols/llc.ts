/** LLC: what an 802.3 frame with a length carries (IEEE 802.2 §3). */

import type { FieldSpec, HeaderSpec, Reading } from '../spec'

const row = (field: Omit<FieldSpec, 'section' | 'notation' | 'width'>): FieldSpec => ({
  notation: 'hex',
  width: { bits: 8 },
  section: 'IEEE 802.2 §3.2',
  ...field,
})

const SNAP = 0xaa
const names = { 6: 'IP', 66: 'spanning tree', 170: 'SNAP', 224: 'IPX', 240: 'NetBIOS', 255: 'global' }

/** Only unnumbered formats, whose two low bits are set, have a control field of one octet. */
const isLong = ({ number }: Reading) => (number('control') & 3) !== 3

export const llc: HeaderSpec = {
  protocol: 'llc',
  label: 'LLC',
  layer: 'link',
  pdu: 'pdu.frame',
  source: 'IEEE 802.2',
  fields: [
    row({
      name: 'destinationSap',
      label: 'DSAP',
      role: 'demux',
      selects: 'sap',
      names,
      means: 'Who reads on at the receiver: AA means that a SNAP header with a type follows.',
    }),
    row({
      name: 'sourceSap',
      label: 'SSAP',
      role: 'demux',
      selects: 'sap',
      names,
      means: 'Who sent this; its last bit tells an answer from a command.',
    }),
    row({
      name: 'control',
      label: 'Control',
      role: 'constant',
      initial: 3,
      names: { 3: 'unnumbered information' },
      means: 'The kind of LLC frame: 3 is a plain datagram.',
    }),
    row({
      name: 'controlExtension',
      label: 'Control (second byte)',
      role: 'given',
      means: 'Numbered frames have a second control byte.',
      when: isLong,
    }),
  ],
  inside: ({ number }) =>
    number('destinationSap') === SNAP && number('sourceSap') === SNAP ? 'snap' : 'data',
}
