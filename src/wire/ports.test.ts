/** Ports, their ranges and names. */
import { describe, expect, it } from 'vitest'
import { PORT_RANGES, rangeOfPort, SERVICES, serviceByName, serviceOfPort } from './ports'
import { udp } from './protocols/udp'

describe('ports', () => {
  it.each([
    [0, 'system'],
    [1023, 'system'],
    [1024, 'user'],
    [49151, 'user'],
    [49152, 'dynamic'],
    [65535, 'dynamic'],
  ])('RFC 6335 §6: port %i is of the range %s', (port, range) => {
    expect(rangeOfPort(port)).toBe(range)
  })

  it('RFC 6335 §6: the ranges hold all 65536 ports', () => {
    const sizes = Object.values(PORT_RANGES).map(([first, last]) => last - first + 1)
    expect(sizes).toEqual([1024, 48128, 16384])
  })

  it('RFC 6335 §6: no name is registered in the dynamic range', () => {
    expect(SERVICES.filter(({ port }) => rangeOfPort(port) === 'dynamic')).toEqual([])
  })

  it('finds a service both ways, each once and in order', () => {
    for (const service of SERVICES) {
      expect(serviceByName(service.name.toUpperCase())).toBe(service)
      expect(serviceOfPort(service.port)).toBe(service)
    }
    expect(SERVICES.map(({ port }) => port)).toEqual(SERVICES.map(({ port }) => port).sort((a, b) => a - b))
    expect(serviceByName('gopher?')).toBeUndefined()
  })

  it('says what the rows of UDP say', () => {
    const names = udp.fields.find(({ name }) => name === 'destinationPort')?.names ?? {}
    for (const [port, name] of Object.entries(names)) expect(serviceOfPort(Number(port))?.name).toBe(name)
  })
})
