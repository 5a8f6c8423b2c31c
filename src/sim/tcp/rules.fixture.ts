// A rule as a test: a script of calls and segments must come about just as it is written.
import { expect, it } from 'vitest'
import type { Settings } from './connection'
import { drill } from './drill.fixture'

/** Times in ms; `<` comes, `>` goes, and behind it the reason. Numbers are relative, though both sides count across the wrap. */
export function rule(name: string, script: readonly string[], settings: Partial<Settings> = {}) {
  it(name, () => expect(drill(script, settings)).toEqual(script))
}

export const OPEN = [
  '0 connect',
  '0 state SYN-SENT',
  '0 > S 0:0(0) win 10000 <mss 1000> open',
  '100 < S. 0:0(0) ack 1 win 20000 <mss 1000>',
  '100 state ESTABLISHED',
  '100 > . 1:1(0) ack 1 win 10000 acknowledge',
]

export const OPEN_WITH_SACK = [
  '0 connect',
  '0 state SYN-SENT',
  '0 > S 0:0(0) win 10000 <mss 1000,sackOK> open',
  '100 < S. 0:0(0) ack 1 win 20000 <mss 1000,sackOK>',
  '100 state ESTABLISHED',
  '100 > . 1:1(0) ack 1 win 10000 acknowledge',
]
