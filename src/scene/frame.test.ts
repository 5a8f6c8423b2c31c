// The scene Frame as data: what is open, what is written, that nothing overlaps and everything has a name.
import { describe, expect, it } from 'vitest'
import type { Step, Track } from '../track/track'
import { octetRange } from '../wire/dissection'
import { encode } from '../wire/encode'
import { type Dissection, ROLES } from '../wire/spec'
import { frameScene } from './frame'
import { FOLD_ABOVE, rowsOf, stretchesOf } from './frameCells'
import { type Diagram, diagramOf } from './frameDiagram'
import { partnerOf } from './frameFlip'
import type { NestBox } from './frameNest'
import { optionsOutside } from './frameOptions'
import { keyOf, progressOf } from './frameProgress'
import { lengthWork } from './frameWorking'

const text = (words: string) => new TextEncoder().encode(words)
const MAC = Uint8Array.of(0, 0, 0x5e, 0, 0x53, 1)

function frameOf(data: Uint8Array, udp: Record<string, number> = {}): Dissection {
  return encode(
    [
      { protocol: 'ethernet', values: { destination: MAC, source: MAC } },
      { protocol: 'ipv4', values: { sourceAddress: 0xc000020a, destinationAddress: 0xc6336414 } },
      { protocol: 'udp', values: { sourcePort: 49152, destinationPort: 61307 }, overrides: udp },
      { protocol: 'tftp', values: { opcode: 3, blockNumber: 1 } },
      { protocol: 'data', values: { data } },
    ],
    { fcs: true },
  )
}

const message = frameOf(text('Hello, network! This is block 1.'))
const arp = encode(
  [
    { protocol: 'ethernet', values: { destination: new Uint8Array(6).fill(255), source: MAC } },
    { protocol: 'arp', values: { senderProtocolAddress: 0xc000020a } },
  ],
  { fcs: true },
)
const request = encode(
  [
    { protocol: 'ethernet', values: { destination: MAC, source: MAC } },
    { protocol: 'ipv4', values: {} },
    { protocol: 'udp', values: { destinationPort: 69 } },
    { protocol: 'tftp', values: { opcode: 2, filename: text('hello.txt'), mode: text('octet') } },
  ],
  { fcs: true },
)
const syn = encode([
  { protocol: 'ethernet', values: { destination: MAC, source: MAC } },
  { protocol: 'ipv4', values: {} },
  { protocol: 'tcp', values: { synchronize: 1 } },
])

/** Field by field from the inside out, as the track of Frame goes. */
function trackOf(dissection: Dissection): Track {
  const steps = dissection.layers.flatMap((span, layer) =>
    span.fields
      .filter(field => field.bitLength > 0)
      .map(field => ({
        order:
          (field.bitOffset >= span.bodyEnd * 8 ? 1000 : 0) - layer * 10 + ROLES.indexOf(field.spec.role) / 10,
        event: 0,
        at: 0,
        watch: 1000,
        layer: span.spec.layer,
        place: { lane: 'only', layer, field: field.name, octets: octetRange(field) },
      })),
  )
  return { scene: 'frame', pdu: 'a', steps: steps.sort((a, b) => a.order - b.order) satisfies Step[] }
}

const sceneAt = (dissection: Dissection, step: number, selected: Step['place'] | null = null) =>
  frameScene({
    dissection,
    track: trackOf(dissection),
    playhead: { step, fraction: 1 },
    selected,
    octetsPerRow: 16,
    bitsPerRow: 32,
  })

const cellsOf = (scene: ReturnType<typeof sceneAt>) =>
  scene.rows.flatMap(row => (row.kind === 'cells' ? row.cells : []))

describe('what is decided', () => {
  it('grows with each step and never shrinks', () => {
    const track = trackOf(message)
    let before = -1
    for (let step = -1; step < track.steps.length; step++) {
      const { soFar } = progressOf(message, track, { step, fraction: 1 })
      expect(soFar).toBeGreaterThanOrEqual(before)
      before = soFar
    }
    expect(before).toBe(82)
  })

  it('counts a byte only when all of its bits are written', () => {
    const track = trackOf(message)
    const version = track.steps.findIndex(({ place }) => place.field === 'version')
    const [cell] = cellsOf(sceneAt(message, version)).slice(14)
    expect(cell).toMatchObject({ state: 'open', hex: '4·', binary: '0100····', now: true })
  })

  it('shows a header as open cells as soon as its first field is written', () => {
    const first = trackOf(message).steps.findIndex(({ place }) => place.layer === 2)
    const cells = cellsOf(sceneAt(message, first))
    expect(cells.slice(34, 42).filter(cell => cell.state === 'open').length).toBeGreaterThan(4)
    expect(cells.slice(0, 34).every(cell => cell.state === 'ahead')).toBe(true)
  })

  it('leaves every cell in its place from the first step to the last', () => {
    const at = (step: number) => cellsOf(sceneAt(message, step)).map(({ offset }) => offset)
    expect(at(-1)).toEqual(at(26))
  })
})

describe('totals', () => {
  it('count preamble, gap and the share of the data', () => {
    const { totals } = sceneAt(message, 26)
    expect(totals).toMatchObject({ onWire: 82, byteTimes: 102, payload: 32, soFar: 82 })
    expect(Math.round(totals.share * 100)).toBe(31)
  })
})

describe('the nest', () => {
  const boxes = (box: NestBox | undefined): NestBox[] => (box ? [box, ...boxes(box.inner)] : [])

  it('holds each layer in the one before, with sizes that add up to the frame', () => {
    const all = boxes(sceneAt(message, 26).nest)
    expect(all.map(box => box.label)).toEqual(['Ethernet', 'IPv4', 'UDP', 'TFTP', 'Data'])
    const trailers = all.flatMap(box => box.trailer)
    const size = [...all, ...trailers].reduce((sum, each) => sum + each.octets, 0)
    expect(size).toBe(82)
    expect(trailers.map(each => each.label)).toEqual(['FCS'])
  })

  it('shows padding where a frame has some', () => {
    const [outer] = boxes(sceneAt(arp, 99).nest)
    expect(outer?.trailer).toMatchObject([{ octets: 18 }, { octets: 4 }])
  })
})

describe('diagrams', () => {
  const overlaps = ({ cells, bitsPerRow }: Diagram) => {
    const taken = new Set<string>()
    for (const { row, column, bits, rows } of cells)
      for (let down = row; down < row + rows; down++)
        for (let across = column; across < column + bits; across++) {
          const place = `${down}:${across}`
          if (taken.has(place) || across >= bitsPerRow) return place
          taken.add(place)
        }
    return undefined
  }

  it('of every header, at 32 and at 16 bits a row: no overlap, names, unique ids', () => {
    for (const dissection of [message, arp, request, frameOf(new Uint8Array(512))])
      for (const bits of [32, 16])
        dissection.layers.forEach((_, layer) => {
          const progress = progressOf(dissection, trackOf(dissection), { step: 99, fraction: 1 })
          const diagram = diagramOf(dissection, layer, progress, bits)
          if (!diagram) throw new Error('no diagram')
          expect(overlaps(diagram)).toBeUndefined()
          expect(diagram.cells.every(cell => cell.label && cell.short)).toBe(true)
          expect(new Set(diagram.cells.map(cell => cell.id)).size).toBe(diagram.cells.length)
          const fields = dissection.layers[layer]?.fields.filter(field => field.bitLength > 0) ?? []
          for (const field of fields)
            expect(
              diagram.cells.filter(cell => cell.key === keyOf(layer, field.name) && cell.isNamed),
            ).toHaveLength(1)
        })
  })

  it('stack the letters of a flag only where the bit is too narrow for them', () => {
    const progress = progressOf(request, trackOf(request), { step: 99, fraction: 1 })
    const stacked = (perBit: number) =>
      diagramOf(syn, 2, progressOf(syn, trackOf(syn), { step: 99, fraction: 1 }), 32, perBit)?.cells.filter(
        cell => cell.isStacked,
      ).length
    expect(stacked(2.2)).toBeGreaterThan(6)
    expect(stacked(4.5)).toBe(0)
    const wide = diagramOf(request, 1, progress, 32, 4.5)?.cells ?? []
    const narrow = diagramOf(request, 1, progress, 32, 2.2)?.cells ?? []
    expect(wide.every((cell, at) => cell.room > (narrow[at]?.room ?? 0))).toBe(true)
  })

  it('give IPv4 five rows as RFC 791 draws them', () => {
    const diagram = diagramOf(message, 1, progressOf(message, trackOf(message), { step: 99, fraction: 1 }))
    expect(diagram?.rows).toBe(5)
    expect(diagram?.cells.find(cell => cell.key === '1.headerChecksum')).toMatchObject({ row: 2, column: 16 })
  })
})

describe('rows', () => {
  it('fold a long payload, and keep all headers and the trailer', () => {
    const long = frameOf(new Uint8Array(512).fill(65))
    expect(long.octets.length).toBeGreaterThan(FOLD_ABOVE)
    const rows = sceneAt(long, 99).rows
    const [fold] = rows.filter(row => row.kind === 'fold')
    const shown = rows.flatMap(row => (row.kind === 'cells' ? row.cells.map(cell => cell.offset) : []))
    if (fold?.kind !== 'fold') throw new Error('not folded')
    expect(shown.length + fold.end - fold.offset).toBe(long.octets.length)
    expect(shown.slice(0, 46)).toEqual(Array.from({ length: 46 }, (_, i) => i))
    expect(fold.end).toBeLessThan(46 + 512)
  })

  it('can be unfolded', () => {
    const long = frameOf(new Uint8Array(512))
    const progress = progressOf(long, trackOf(long), { step: 99, fraction: 1 })
    expect(rowsOf(long, progress, 16, { unfolded: true }).every(row => row.kind === 'cells')).toBe(true)
  })

  it('give every octet an owner', () => {
    for (const dissection of [message, arp, request])
      expect(cellsOf(sceneAt(dissection, 99)).every(cell => cell.parts.length > 0)).toBe(true)
    expect(stretchesOf(message).map(({ octets }) => octets)).toEqual([14, 20, 8, 4, 32, 4])
  })
})

describe('the card', () => {
  it('stands at the playhead until something is picked', () => {
    const scene = sceneAt(message, 0)
    expect(scene.card?.key).toBe('4.data')
    const picked = sceneAt(message, 0, { lane: 'only', layer: 1, field: 'timeToLive' })
    expect(picked.card).toMatchObject({ key: '1.timeToLive', state: 'ahead' })
  })

  it('splits a byte of several fields into its bits', () => {
    const { card } = sceneAt(message, 99, { lane: 'only', layer: 1, field: 'headerLength' })
    expect(
      card?.bits.map(group => [group.label, group.bits.map(bit => bit.value).join(''), group.mine]),
    ).toEqual([
      ['Version', '0100', false],
      ['IHL', '0101', true],
    ])
  })

  it('narrows a payload to the byte that was picked', () => {
    const { card } = sceneAt(message, 99, { lane: 'only', layer: 4, field: 'data', octets: [46, 47] })
    expect(card).toMatchObject({ octets: [46, 47], value: '48' })
  })

  it('falls back to the playhead where what was picked is gone', () => {
    const { card } = sceneAt(message, 0, { lane: 'only', layer: 9, field: 'nothing' })
    expect(card?.key).toBe('4.data')
  })
})

describe('a frame that was sent on', () => {
  const sentOn = encode(
    [
      { protocol: 'ethernet', values: { destination: MAC, source: Uint8Array.of(0, 0, 0x5e, 0, 0x53, 9) } },
      {
        protocol: 'ipv4',
        values: { sourceAddress: 0xc000020a, destinationAddress: 0xc6336414, timeToLive: 63 },
      },
      { protocol: 'udp', values: { sourcePort: 49152, destinationPort: 61307 } },
      { protocol: 'tftp', values: { opcode: 3, blockNumber: 1 } },
      { protocol: 'data', values: { data: text('Hello, network! This is block 1.') } },
    ],
    { fcs: true },
  )
  const scene = frameScene({
    dissection: sentOn,
    track: { scene: 'frame', pdu: 'a', steps: [] },
    playhead: { step: -1, fraction: 1 },
    selected: null,
    octetsPerRow: 16,
    bitsPerRow: 32,
    before: message,
  })

  it('names what is not as it came in, and what it was', () => {
    expect(scene.changes.map(({ key }) => key)).toEqual([
      '0.source',
      '1.timeToLive',
      '1.headerChecksum',
      '0.frameCheckSequence',
    ])
    expect(scene.changes.find(({ key }) => key === '1.timeToLive')).toMatchObject({ was: '64', is: '63' })
  })

  it('marks exactly those bytes, and the fields in the diagram of the innermost changed header', () => {
    const marked = cellsOf(scene).filter(({ changed }) => changed)
    expect(marked.map(({ offset }) => offset)).toEqual([6, 7, 8, 9, 10, 11, 22, 24, 25, 78, 79, 80, 81])
    expect(scene.diagram?.layer).toBe(1)
    expect(scene.diagram?.cells.filter(({ was }) => was).map(({ key }) => key)).toEqual([
      '1.timeToLive',
      '1.headerChecksum',
    ])
  })

  it('marks nothing where nothing came in', () => {
    expect(sceneAt(message, 99).changes).toEqual([])
  })
})

describe('lengths', () => {
  it('are worked out in bytes, and IHL in words of four', () => {
    expect(lengthWork(message, 1, 'totalLength')).toMatchObject({ octets: 64, unit: 1, wanted: 64, seen: 64 })
    expect(lengthWork(message, 1, 'headerLength')).toMatchObject({ octets: 20, unit: 4, wanted: 5, seen: 5 })
    expect(lengthWork(message, 2, 'length')).toMatchObject({ octets: 44, wanted: 44 })
    expect(lengthWork(message, 2, 'checksum')).toBeUndefined()
  })

  it('say what they should hold where they are forced', () => {
    expect(lengthWork(frameOf(text('abc'), { length: 5 }), 2, 'length')).toMatchObject({
      wanted: 15,
      seen: 5,
    })
  })
})

describe('options of text', () => {
  const asking = (options: readonly (readonly [string, string])[]) =>
    optionsOutside(
      encode([
        { protocol: 'ethernet', values: { destination: MAC, source: MAC } },
        { protocol: 'ipv4', values: {} },
        { protocol: 'udp', values: { destinationPort: 69 } },
        {
          protocol: 'tftp',
          values: {
            opcode: 1,
            filename: text('a'),
            mode: text('octet'),
            ...Object.fromEntries(
              options.flatMap(([name, value], at) => [
                [`options[${at}].name`, text(name)],
                [`options[${at}].value`, text(value)],
              ]),
            ),
          },
        },
      ]),
    ).map(({ name, value }) => `${name} ${value}`)

  it('are told where their number breaks the rule of RFC 2348, RFC 2349 or RFC 7440', () => {
    expect(
      asking([
        ['blksize', '8'],
        ['timeout', '255'],
        ['tsize', '0'],
        ['windowsize', '1'],
      ]),
    ).toEqual([])
    expect(
      asking([
        ['blksize', '65464'],
        ['windowsize', '65535'],
      ]),
    ).toEqual([])
    for (const [name, value] of [
      ['blksize', '7'],
      ['blksize', '65465'],
      ['blksize', '-1'],
      ['blksize', 'abc'],
      ['blksize', ''],
      ['timeout', '0'],
      ['timeout', '256'],
      ['windowsize', '0'],
    ] as const)
      expect(
        asking([
          ['tsize', '1'],
          [name, value],
        ]),
      ).toEqual([`${name} ${value}`])
  })

  it('go by their names in any case, and unknown ones may say what they like', () => {
    expect(
      asking([
        ['BlkSize', '7'],
        ['multicast', ''],
        ['__proto__', '1'],
      ]),
    ).toEqual(['blksize 7'])
  })
})

describe('two flips that cancel', () => {
  it('are one bit up and one bit down at the same place of two words', () => {
    const bit = { octet: 46, bit: 3 }
    const other = partnerOf(message, bit)
    if (!other) throw new Error('no partner')
    const at = ({ octet, bit: place }: typeof bit) => ((message.octets[octet] ?? 0) >> place) & 1
    expect(other.bit).toBe(3)
    expect((other.octet - bit.octet) % 2).toBe(0)
    expect(at(other)).not.toBe(at(bit))
  })

  it('are none where no checksum sees the bit', () => {
    expect(partnerOf(message, { octet: 0, bit: 0 })).toBeUndefined()
  })
})
