/** What tshark said just now, in the form of the golden files. */
import type { Golden } from './golden.fixture'
import type { JudgedPacket } from './tshark.fixture'

/** One judged packet as a golden line. */
export function goldenOf({ fields, protocols, complaints }: JudgedPacket, n: number): Golden {
  const shown = fields.filter(({ length, name }) => length > 0 && !name.startsWith('_ws'))
  return {
    n,
    t: '1',
    p: protocols.join(':'),
    l: protocols.map(name => [name, 0, 0] as const),
    f: shown
      .filter(({ unmasked }) => unmasked === undefined)
      .map(({ name, show, offset, length }) => [name, show, offset, length]),
    b: shown
      .filter(({ unmasked }) => unmasked !== undefined)
      .map(({ name, show, offset, length, unmasked }) => [name, show, offset, length, unmasked ?? '']),
    g: fields.filter(({ name }) => name.endsWith('.checksum.status')).map(({ name, show }) => [name, show]),
    x: complaints.map(complaint => ['', complaint] as const),
  }
}
