// The two models slice one stack: nothing is missing, nothing is there twice, and the map goes both ways.
import { describe, expect, it } from 'vitest'
import type { HeaderSpec, Layer } from '../wire/spec'
import { OSI, osiWithin, tcpipAround } from './osi'
import { layerOf, occupy, realmOf, TCPIP } from './tcpip'

const header = (protocol: string, layer: Layer): HeaderSpec => ({
  protocol,
  label: protocol,
  layer,
  pdu: '',
  source: '',
  fields: [],
})
const frame = [
  header('ethernet', 'link'),
  header('ipv4', 'internet'),
  header('udp', 'transport'),
  header('tftp', 'application'),
]
const colours: Layer[] = ['data', 'application', 'transport', 'internet', 'link', 'physical']

describe('the two models', () => {
  it.each([TCPIP, OSI])('$id holds each colour once, in order', model => {
    expect(model.layers.flatMap(layer => layer.holds)).toEqual(colours)
  })

  it('has four layers, and seven numbered from the bottom', () => {
    expect(TCPIP.layers).toHaveLength(4)
    expect(OSI.layers.map(layer => layer.number)).toEqual([7, 6, 5, 4, 3, 2, 1])
  })

  it('maps each of the seven into one of the four, and back, in the same order', () => {
    expect(TCPIP.layers.flatMap(layer => osiWithin(layer.id))).toEqual(OSI.layers)
    for (const layer of OSI.layers) expect(osiWithin(tcpipAround(layer)?.id ?? '')).toContain(layer)
    expect(osiWithin('application').map(layer => layer.id)).toEqual([
      'application',
      'presentation',
      'session',
    ])
  })

  it('calls a unit the same in both', () => {
    for (const colour of colours.filter(each => each !== 'physical'))
      expect(layerOf(OSI, colour)?.pdu).toBe(layerOf(TCPIP, colour)?.pdu)
  })

  it.each([TCPIP, OSI])('$id finds a place for each header, and none for layers 5 and 6', model => {
    const rows = occupy(model, frame)
    expect(rows.flatMap(row => row.headers.map(each => each.protocol))).toEqual([
      'tftp',
      'udp',
      'ipv4',
      'ethernet',
    ])
    const empty = rows.filter(row => row.headers.length === 0).map(row => row.layer.id)
    expect(empty).toEqual(model === OSI ? ['presentation', 'session', 'physical'] : [])
  })

  it('knows that the kernel writes the header of a frame and the card its end', () => {
    expect([realmOf('application'), realmOf('transport'), realmOf('link'), realmOf('link', true)]).toEqual([
      'program',
      'kernel',
      'kernel',
      'card',
    ])
  })
})
