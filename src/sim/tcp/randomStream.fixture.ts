// A stream over a bad network, drawn from a number.
import { chat } from '../../scenario/chat.fixture'
import { setImpairments } from '../../scenario/edits'
import type { Impairments, Scenario } from '../../scenario/scenario'
import { draw } from '../chance'

/** The scenario of this number: sizes, switches, and what each direction of the first cable does to frames. */
export function randomStream(number: number): Scenario {
  const share = (name: string, most: number) => (draw(number, name) / 2 ** 32) * most
  const whole = (name: string, least: number, most: number) =>
    least + (draw(number, name) % (most - least + 1))
  const isOn = (name: string) => draw(number, name) % 2 === 0
  const octets = whole('octets', 0, 40_000)
  const text = 'All work and no play makes Jack a dull boy. '.repeat(Math.ceil(octets / 44)).slice(0, octets)
  const base = chat(
    {
      socket: 'stream',
      messages: { kind: 'file', payload: { kind: 'text', text }, size: whole('size', 100, 3_000) },
      every: isOn('paced') ? whole('every', 0, 20_000) : 0,
      noDelay: isOn('noDelay'),
    },
    {
      socket: 'stream',
      length: whole('length', 50, 5_000),
      every: isOn('slow') ? whole('pause', 0, 50_000) : 0,
      ...(isOn('little') && { receiveBuffer: whole('buffer', 500, 8_000) }),
    },
  )
  const impairments = (direction: string): Impairments => ({
    loss: share(`loss ${direction}`, 0.08),
    duplication: share(`duplication ${direction}`, 0.04),
    jitter: whole(`jitter ${direction}`, 0, 5_000),
    ...(isOn(`reorders ${direction}`) && {
      reordering: {
        share: share(`reordering ${direction}`, 0.08),
        by: whole(`by ${direction}`, 100, 20_000),
      },
    }),
  })
  const links = base.links.map(link => ({ ...link, delay: whole('delay', 100, 30_000) }))
  const scenario: Scenario = {
    ...base,
    seed: number,
    links,
    tcp: {
      sack: isOn('sack'),
      timestamps: isOn('timestamps'),
      windowScale: isOn('windowScale'),
      delayedAck: isOn('delayedAck'),
      limitedTransmit: isOn('limitedTransmit'),
      nagle: isOn('nagle'),
    },
  }
  return setImpairments(setImpairments(scenario, 0, 0, impairments('there')), 0, 1, impairments('back'))
}
