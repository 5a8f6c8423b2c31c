/** Frames built by hand: documents, layers and octets say the same, and every edit leaves a frame that can be read. */
import { describe, expect, it } from 'vitest'
import { simulate } from '../sim/simulate'
import { octetsOf } from '../trace/octets'
import { hexOf } from '../wire/address'
import { decode } from '../wire/decode'
import { encode } from '../wire/encode'
import '../wire/protocols/breadth.fixture'
import {
  addOption,
  choicesAt,
  insertLayer,
  insertsAt,
  moveOption,
  NOTHING,
  optionChoices,
  removeLayer,
  removeOption,
  replaceLayer,
} from './building'
import { checkScenario, problemsOf } from './check'
import { endsOf } from './ends'
import { layerValues } from './layers'
import { library } from './library'
import { ownFrame } from './library/ownFrame'
import { documentOf, withValue } from './rebuild'
import type { LayerDocument, Scenario } from './scenario'
import { templates } from './templates'

const ends = endsOf(ownFrame, 'client', 'server')
const made = (layers: readonly LayerDocument[]) => encode(layerValues(layers), { fcs: true })
const stackOf = (layers: readonly LayerDocument[]) => layers.map(({ protocol }) => protocol).join(' ')

function withLayers(layers: readonly LayerDocument[]): Scenario {
  const programs = ownFrame.programs.map(each => (each.kind === 'frame' ? { ...each, layers } : each))
  return { ...ownFrame, programs }
}

describe.each(templates.map(template => ({ id: template.id, layers: template.layers(ends) })))(
  '$id',
  ({ layers }) => {
    it('is read as it was built, with nothing wrong', () => {
      const { octets } = made(layers)
      const ports = { 49152: layers.some(({ protocol }) => protocol === 'tftp') ? 'tftp' : 'data' }
      const read = decode(octets, { fcs: true, ports })
      expect(read.layers.map(({ protocol }) => protocol).join(' ')).toBe(stackOf(layers))
      expect(read.findings.filter(({ severity }) => severity !== 'note')).toEqual([])
    })

    it('is a document that comes back from its octets, and passes its checks', () => {
      const document = documentOf(made(layers))
      expect(hexOf(made(document).octets)).toBe(hexOf(made(layers).octets))
      const { octets } = made(layers)
      expect(hexOf(made(documentOf(decode(octets, { fcs: true, ports: { 69: 'tftp' } }))).octets)).toBe(
        hexOf(octets),
      )
      expect(checkScenario(JSON.parse(JSON.stringify(withLayers(document))))).toHaveProperty('scenario')
    })

    it('holds only what the tables offer at each place', () => {
      for (let at = 1; at < layers.length; at++) {
        const offered = choicesAt(layers, at).map(each => (each === NOTHING ? each : each.protocol))
        expect(offered).toContain(layers[at]?.protocol)
      }
    })
  },
)

describe('a frame as a document', () => {
  it('makes any frame of the library again, octet for octet', () => {
    for (const scenario of library) {
      const trace = simulate(scenario)
      // A packet that a host joined from pieces has no frame around it: it was on no cable.
      const crossed = new Set(trace.transits.map(({ frame }) => frame))
      for (const { id } of trace.frames.filter(each => crossed.has(each.id))) {
        const frame = octetsOf(trace, id)
        expect(hexOf(made(documentOf(frame)).octets), `${scenario.origin} ${id}`).toBe(hexOf(frame.octets))
      }
    }
  })

  it('names what was forced, and only that', () => {
    const [ethernet, ipv4, tcp] = templates[0]?.layers(ends) ?? []
    if (!ethernet || !ipv4 || !tcp) throw new Error('no SYN')
    const forced = { ...ipv4, values: { ...ipv4.values, headerLength: 2 } }
    const document = documentOf(made([ethernet, forced, tcp]))
    expect(document[1]?.values).toMatchObject({ headerLength: 2 })
    expect(Object.keys(document[1]?.values ?? {})).not.toContain('totalLength')
    expect(layerValues([ethernet, forced, tcp])[1]?.overrides).toEqual({ headerLength: 2 })
  })
})

describe('an option', () => {
  it('of another kind keeps only what that kind has', () => {
    const tcp = templates[0]?.layers(ends)[2] as LayerDocument
    expect(withValue(tcp, 'options[0].kind', 3).options?.[0]).toEqual({ kind: 3 })
    expect(withValue(tcp, 'options[0].maximumSegmentSize', 536).options?.[0]).toEqual({
      kind: 2,
      maximumSegmentSize: 536,
    })
  })
})

describe('the library’s frame', () => {
  it('is the template’s, written out', () => {
    expect(ownFrame.programs.find(({ kind }) => kind === 'frame')).toMatchObject({
      layers: templates[0]?.layers(ends),
    })
  })
})

describe('building', () => {
  const [syn = []] = templates.map(template => template.layers(ends))

  it('keeps what the new header may carry, and ends where a frame may end', () => {
    const over6 = replaceLayer(syn, 1, 'ipv6', ends)
    expect(stackOf(over6)).toBe('ethernet ipv6 tcp')
    expect(stackOf(replaceLayer(syn, 2, 'udp', ends))).toBe('ethernet ipv4 udp')
    expect(replaceLayer(syn, 2, 'udp', ends)[2]?.values).toMatchObject({ sourcePort: 49152 })
    expect(stackOf(replaceLayer(syn, 1, 'arp', ends))).toBe('ethernet arp')
    expect(stackOf(replaceLayer(syn, 1, 'llc', ends))).toBe('ethernet llc data')
    expect(stackOf(replaceLayer(syn, 3, 'data', ends))).toBe('ethernet ipv4 tcp data')
    expect(stackOf(replaceLayer(replaceLayer(syn, 3, 'data', ends), 3, NOTHING, ends))).toBe(stackOf(syn))
  })

  it('puts tags and extension headers in between and takes them out again', () => {
    expect(insertsAt(syn, 0).map(({ protocol }) => protocol)).toEqual(['vlan'])
    const tagged = insertLayer(insertLayer(syn, 0, 'vlan', ends), 1, 'vlan', ends)
    expect(stackOf(tagged)).toBe('ethernet vlan vlan ipv4 tcp')
    expect(stackOf(removeLayer(tagged, 1, ends))).toBe('ethernet vlan ipv4 tcp')
    const over6 = replaceLayer(syn, 1, 'ipv6', ends)
    expect(insertsAt(over6, 1).map(({ protocol }) => protocol)).toEqual([
      'hopByHop',
      'destinationOptions',
      'routing',
      'fragment',
    ])
    const extended = insertLayer(insertLayer(over6, 1, 'fragment', ends), 1, 'hopByHop', ends)
    expect(stackOf(extended)).toBe('ethernet ipv6 hopByHop fragment tcp')
    // IPv4 knows no extension headers: they go, TCP stays.
    expect(stackOf(replaceLayer(extended, 1, 'ipv4', ends))).toBe('ethernet ipv4 tcp')
  })

  it('names TFTP by its port, and a program of its own by its', () => {
    const udp = replaceLayer(syn, 2, 'udp', ends)
    const tftp = replaceLayer(udp, 3, 'tftp', ends)
    expect(decode(made(tftp).octets).layers.map(({ protocol }) => protocol)).toContain('tftp')
    expect(replaceLayer(tftp, 3, 'data', ends)[2]?.values).toMatchObject({ destinationPort: 50000 })
  })

  it('gives every option its rows, and lengths and padding follow', () => {
    const { octets: twenty } = made(syn)
    expect(twenty.length).toBe(14 + 20 + 40 + 4)
    const tcp = syn[2] as LayerDocument
    const lengths = optionChoices(tcp).map(choice => {
      const own = [...syn.slice(0, 2), addOption({ ...tcp, options: [] }, choice)]
      expect(problemsOf(withLayers(own)), choice.label).toEqual([])
      const { layers, octets } = made(own)
      expect(decode(octets).findings, choice.label).toEqual([])
      return (layers[2]?.bodyStart ?? 0) - (layers[2]?.start ?? 0)
    })
    expect(lengths.every(octets => octets % 4 === 0)).toBe(true)
    const moved = moveOption(tcp, 4, -1)
    expect(moved.options?.map(option => option.kind)).toEqual([2, 4, 8, 3, 1])
    expect(moveOption(tcp, 0, -1)).toBe(tcp)
    expect(removeOption(tcp, 2).options).toHaveLength(4)
  })

  it('comes to frames that pass their checks, whatever is chosen', () => {
    const seen = new Set<string>()
    const walk = (layers: readonly LayerDocument[], depth: number) => {
      const key = stackOf(layers)
      if (seen.has(key)) return
      seen.add(key)
      expect(problemsOf(withLayers(layers)), key).toEqual([])
      if (depth === 0) return
      for (let at = 1; at <= layers.length; at++) {
        for (const choice of choicesAt(layers, at)) {
          walk(replaceLayer(layers, at, choice === NOTHING ? choice : choice.protocol, ends), depth - 1)
        }
      }
    }
    walk(syn, 2)
    expect(seen.size).toBeGreaterThan(20)
  })
})

describe('what makes no frame', () => {
  const [syn = []] = templates.map(template => template.layers(ends))
  const problems = (layers: readonly LayerDocument[]) =>
    problemsOf(withLayers(layers)).map(({ problem }) => problem.replace('problem.layers.', ''))
  const change = (at: number, values: LayerDocument['values']) =>
    syn.map((layer, index) => (index === at ? { ...layer, values: { ...layer.values, ...values } } : layer))

  it('is told by its rule', () => {
    expect(problems(syn.slice(1))).toEqual(['first'])
    expect(problems(change(1, { timeToLive: 256 }))).toEqual(['range'])
    expect(problems(change(1, { timeToLive: '40' }))).toEqual(['number'])
    expect(problems(change(0, { source: 5 }))).toEqual(['octets'])
    expect(problems(change(0, { source: '0000' }))).toEqual(['width'])
    expect(problems(change(1, { colour: 5 }))).toEqual(['noField'])
    expect(problems([...syn.slice(0, 2), { protocol: 'xyz' }])).toEqual(['protocol'])
    expect(
      problems([...syn, { protocol: 'data', payload: { kind: 'hex', hex: '00'.repeat(1500) } }]),
    ).toEqual(['tooLong'])
    const tags = Array.from({ length: 17 }, () => ({ protocol: 'vlan' }))
    expect(problems([syn[0] as LayerDocument, ...tags, ...syn.slice(1)])).toEqual(['tags'])
  })

  it('RFC 9293 §3.1: data offset counts words of four bytes, at most 15', () => {
    const many = { ...(syn[2] as LayerDocument), options: Array.from({ length: 41 }, () => ({ kind: 1 })) }
    const [found] = problemsOf(withLayers([...syn.slice(0, 2), many]))
    expect(found).toMatchObject({
      problem: 'problem.layers.counts',
      params: { field: 'Data Offset', unit: 4, least: 5, most: 15, needs: 16 },
    })
  })

  it('an impossible header is possible by force', () => {
    expect(problems(change(1, { headerLength: 2 }))).toEqual([])
  })
})
