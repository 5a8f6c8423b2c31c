// Which packet is followed: a list in the order in which they were made, with the one before and the one after.
import { useMemo } from 'react'
import { act, isBefore, useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { nodeName, pduTitle } from '../story/naming'
import { eventsOf, pdusOf } from '../trace/lineage'
import type { Trace } from '../trace/trace'
import { partsOf } from '../track/follow'
import { Button } from '../view/Button'

/** A list is not longer: a large file has thousands of packets. The first and last and the nearest stay in it. */
const MOST = 300
const ENDS = 20

function shortened(pdus: readonly string[], at: number): readonly string[] {
  if (pdus.length <= MOST) return pdus
  const near = MOST / 2 - ENDS
  return pdus.filter((_, n) => n < ENDS || n >= pdus.length - ENDS || Math.abs(n - at) <= near)
}

/** `client>server DATA 1` as a reader sees it. */
function nameOf(trace: Trace, pdu: string): string {
  const { from, to } = partsOf(pdu)
  const receiver = to === '*' ? say('follow.everybody') : nodeName(trace, to)
  const isLost = eventsOf(trace, pdu).some(event => event.kind === 'drop')
  return say('follow.name', {
    what: pduTitle(pdu),
    from: nodeName(trace, from),
    to: receiver,
    lost: String(isLost),
  })
}

/** Where a scenario has several runs: the one that is looked into. */
function LanePicker() {
  const now = useOctet(state => state.lanes)
  const looked = useOctet(state => state.trace)
  const { lane } = looked
  const lanes = isBefore(looked) ? [...now, looked] : now
  if (lanes.length < 2) return null
  return (
    <select
      className="control lane-list"
      aria-label={say('follow.lane')}
      title={say('follow.lane')}
      value={lane}
      onChange={event => act.setLane(event.target.value)}
    >
      {lanes.map(each => (
        <option key={each.lane} value={each.lane}>
          {say('lane.name', { lane: isBefore(each) ? 'before' : each.lane })}
        </option>
      ))}
    </select>
  )
}

export function PduPicker() {
  const trace = useOctet(state => state.trace)
  const followed = useOctet(state => state.followed)
  const pdus = useMemo(() => pdusOf(trace), [trace])
  const at = pdus.indexOf(followed)
  const go = (to: number) => {
    const pdu = pdus[to]
    if (pdu) act.follow(pdu)
  }
  return (
    <div className="follow" role="group" aria-label={say('follow.follow')}>
      <LanePicker />
      <Button
        look="quiet"
        icon="previous"
        name={say('follow.previous')}
        disabled={at <= 0}
        onClick={() => go(at - 1)}
      />
      <select
        className="control follow-list"
        aria-label={say('follow.follow')}
        title={say('follow.follow')}
        value={followed}
        onChange={event => act.follow(event.target.value)}
      >
        {at < 0 && <option value={followed}>{nameOf(trace, followed)}</option>}
        {shortened(pdus, at).map(pdu => (
          <option key={pdu} value={pdu}>
            {nameOf(trace, pdu)}
          </option>
        ))}
      </select>
      <Button
        look="quiet"
        icon="next"
        name={say('follow.next')}
        disabled={at < 0 || at >= pdus.length - 1}
        onClick={() => go(at + 1)}
      />
    </div>
  )
}
