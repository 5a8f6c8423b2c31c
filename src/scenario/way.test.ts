// Ways: each one wires a chain whose addresses fit, and going back brings the first setup back.
import { describe, expect, it } from 'vitest'
import { inPrefix, networkOf, parseIpv4 } from '../wire/address'
import { isPreloaded, payloadOf, portsOf, setInterface, setPayload, setPort, setPreloaded } from './edits'
import { fileCrosses } from './library/fileCrosses'
import { oneByte } from './library/oneByte'
import type { Scenario } from './scenario'
import { setWay, WAYS, wayOf } from './way'

const addressOf = (scenario: Scenario, id: string) => {
  const node = scenario.nodes.find(each => each.id === id)
  return node?.kind === 'host' ? node.interfaces[0].address : undefined
}

describe.each(WAYS)('the way %s', way => {
  const scenario = setWay(fileCrosses, way)

  it('is what it is called, and one cable shorter than its nodes', () => {
    expect(wayOf(scenario)).toBe(way)
    expect(scenario.links).toHaveLength(scenario.nodes.length - 1)
  })

  it('has both ends of every segment in one network', () => {
    const stations = scenario.nodes.filter(node => node.kind !== 'switch')
    for (const [at, node] of stations.slice(1).entries()) {
      const [left, right] = [stations[at]?.interfaces.at(-1), node.interfaces[0]]
      const network = networkOf(parseIpv4(left?.address ?? '') ?? 0, left?.prefix ?? 0)
      expect(inPrefix(parseIpv4(right.address) ?? 0, network, right.prefix)).toBe(true)
      expect(left?.address).not.toBe(right.address)
    }
  })

  it('has hosts that know their router, and a program that knows the server', () => {
    const [client, server] = [scenario.nodes[0], scenario.nodes.at(-1)]
    const routers = scenario.nodes.filter(node => node.kind === 'router')
    if (client?.kind !== 'host' || server?.kind !== 'host') throw new Error('no hosts')
    expect(client.gateway).toBe(routers[0]?.interfaces[0]?.address)
    expect(server.gateway).toBe(routers.at(-1)?.interfaces[1]?.address)
    const writer = scenario.programs.find(program => program.kind === 'tftpWrite')
    expect(writer?.server.address).toBe(server.interfaces[0].address)
  })

  it('leads back to the first setup', () => {
    expect(setWay(scenario, 'switchRouter')).toEqual(fileCrosses)
  })
})

describe('edits', () => {
  it('keep caches filled while addresses change', () => {
    const filled = setPreloaded(fileCrosses, true)
    const moved = setInterface(filled, 'client', 0, { address: '192.0.2.77' })
    const router = moved.nodes.find(node => node.kind === 'router')
    expect(router?.arp.map(entry => entry.address)).toEqual(['192.0.2.77', '198.51.100.20'])
    expect(isPreloaded(setPreloaded(moved, false))).toBe(false)
  })

  it('move whoever named an address', () => {
    const moved = setInterface(fileCrosses, 'server', 0, { address: '198.51.100.99' })
    expect(addressOf(moved, 'server')).toBe('198.51.100.99')
    expect(moved.programs.find(program => program.kind === 'tftpWrite')?.server.address).toBe('198.51.100.99')
  })

  it('reach the message and the ports of either kind of program', () => {
    const text = { kind: 'text', text: 'B' } as const
    for (const scenario of [fileCrosses, oneByte]) {
      expect(payloadOf(setPayload(scenario, text))).toEqual(text)
      expect(portsOf(setPort(scenario, 'client', 50_001)).client).toBe(50_001)
      expect(portsOf(setPort(scenario, 'server', 6969)).server).toBe(6969)
    }
  })
})
