/** Edits of the network and of TCP: only what was meant changes, and the document stays one that can be simulated. */
import { describe, expect, it } from 'vitest'
import { checkScenario } from './check'
import { intervene, setNoDelay, setTcp, takeBack } from './edits'
import { threeMessages } from './library/threeMessages'

describe('edits', () => {
  it('of TCP keep the other switches', () => {
    const once = setTcp(threeMessages, { nagle: false })
    expect(setTcp(once, { sack: false }).tcp).toEqual({ nagle: false, sack: false })
  })

  it('of TCP_NODELAY change the program that sends, and no other', () => {
    const programs = setNoDelay(threeMessages, false).programs
    expect(programs.map(each => (each.kind === 'sender' ? each.noDelay : each.kind))).toEqual([
      'reader',
      false,
    ])
  })

  it('by hand are taken back without a trace, and leave a document that passes its check', () => {
    const act = { pdu: 'client>server data 7', hop: 0, lane: 'stream', act: { kind: 'drop' } } as const
    const done = intervene(threeMessages, act)
    expect('scenario' in checkScenario(setTcp(done, { delayedAck: false }))).toBe(true)
    expect(takeBack(done, 0)).toEqual(threeMessages)
  })
})
