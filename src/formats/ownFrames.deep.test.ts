// Every frame to begin with, and all that can be built from it in two choices, held against tshark.
import { describe, expect, it } from 'vitest'
import { choicesAt, insertLayer, insertsAt, NOTHING, optionChoices, replaceLayer } from '../scenario/building'
import { endsOf } from '../scenario/ends'
import { layerValues } from '../scenario/layers'
import { ownFrame } from '../scenario/library/ownFrame'
import type { LayerDocument } from '../scenario/scenario'
import { templates } from '../scenario/templates'
import { encode } from '../wire/encode'
import { writePcap } from './pcap'
import { dissect, hasTshark } from './tshark.fixture'

type Layers = readonly LayerDocument[]

const ends = endsOf(ownFrame, 'client', 'server')
const octetsOf = (layers: Layers) => encode(layerValues(layers)).octets
const name = (layers: Layers) =>
  layers.map(({ protocol, options }) => protocol + (options ? `(${options.length})` : '')).join(' / ')

/** Expert notes of tshark that say what a frame is, not that it is wrong. */
const REMARKS = [
  /^Connection establish request/,
  /^No response seen/,
  /TCP window specified by the receiver/,
  /^Fragment/,
  // What we put in as bytes of our own is nobody's protocol.
  /^Unencoded|^Dissector/,
]

function complaints(all: readonly Layers[]): string[] {
  const judged = dissect(writePcap(all.map((layers, at) => ({ at, octets: octetsOf(layers) }))))
  expect(judged.length).toBe(all.length)
  return judged.flatMap(({ complaints: found }, at) =>
    found
      .filter(each => !REMARKS.some(remark => remark.test(each)))
      .map(each => `${name(all[at] ?? [])}: ${each}`),
  )
}

describe.skipIf(!hasTshark)('frames built by hand', () => {
  it.each(templates)('$id is as tshark likes it', ({ layers }) => {
    expect(complaints([layers(ends)])).toEqual([])
  })

  it('with any option that is on offer, nothing is malformed and no sum is wrong', () => {
    const all = templates.flatMap(({ layers }) => {
      const own = layers(ends)
      return own.flatMap((layer, at) =>
        optionChoices(layer).map(({ option }) =>
          own.map((each, index) => (index === at ? { ...each, options: [option] } : each)),
        ),
      )
    })
    expect(all.length).toBeGreaterThan(20)
    expect(complaints(all).filter(each => /malformed|bad/i.test(each))).toEqual([])
  })

  it('with any other header, nothing is malformed and no sum is wrong', () => {
    const all = templates.flatMap(({ layers }) => {
      const own = layers(ends)
      const changed = own.flatMap((_, at) => [
        ...choicesAt(own, at + 1).map(choice =>
          replaceLayer(own, at + 1, choice === NOTHING ? choice : choice.protocol, ends),
        ),
        ...insertsAt(own, at).map(({ protocol }) => insertLayer(own, at, protocol, ends)),
      ])
      return changed
    })
    expect(all.length).toBeGreaterThan(60)
    expect(complaints(all).filter(each => /malformed|bad/i.test(each))).toEqual([])
  })
})
