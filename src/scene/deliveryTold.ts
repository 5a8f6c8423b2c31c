/** A lane's picture in words, from the same model: for whoever does not see it. */
import type { Say } from '../story/message'
import type { OtherCall } from '../trace/besides'
import { sentBetween } from '../trace/sent'
import { datagramNote, runsOf, streamNote } from './deliveryBuffers'
import type { LaneMoment } from './deliveryMoment'
import { type LaneKind, messageWords, packetName, runName, timeText } from './deliveryWords'

/** Of a long list the last ones are told. */
const MOST = 20

export function describeLane(moment: LaneMoment, kind: LaneKind, say: Say): string {
  return [
    say('delivery.told.time', { time: timeText(moment.time, say) }),
    sends(moment, say),
    network(moment, say),
    buffer(moment, kind, say),
    receives(moment, say),
    ends(moment, say),
  ]
    .filter(Boolean)
    .join(' ')
}

function sends({ sends: calls, ledger }: LaneMoment, say: Say): string {
  const what = calls.last.slice(-MOST).map(({ first, octets }) => messageWords(ledger, first, octets, say)[0])
  return say('delivery.told.sends', { count: calls.made, what: what.join(', ') })
}

function network({ flying, ghost, ledger }: LaneMoment, say: Say): string {
  const names = flying.slice(-MOST).map(({ flight }) => packetName(ledger.trace, flight.transit, say))
  const onWay = say('delivery.told.network', {
    count: flying.length,
    what: names.join(', '),
    more: flying.length - names.length,
  })
  const lost = ghost && say('delivery.told.lost', { name: packetName(ledger.trace, ghost.transit, say) })
  return lost ? `${onWay} ${lost}` : onWay
}

function buffer(moment: LaneMoment, kind: LaneKind, say: Say): string {
  if (kind !== 'stream') {
    const waiting = moment.receiveBuffer?.datagrams ?? []
    return [say('delivery.told.messages', { count: waiting.length }), datagramNote(moment, say)]
      .filter(Boolean)
      .join(' ')
  }
  const runs = runsOf(moment)
  const here = runs
    .filter(({ kind: each }) => each === 'here')
    .map(({ first, end }) => runName(first, end, say))
  return [say('delivery.told.bytes', { count: here.length, what: here.join(', ') }), streamNote(runs, say)]
    .filter(Boolean)
    .join(' ')
}

function receives({ receives: calls, ledger }: LaneMoment, say: Say): string {
  const done = calls.last.flatMap(({ returned }) => (returned && returned.value >= 0 ? [returned] : []))
  const what = done
    .slice(-MOST)
    .map(({ first, value }) =>
      first === undefined || sentBetween(ledger.trace, ledger.way[0] ?? '', first, first + value).length === 0
        ? String(value)
        : messageWords(ledger, first, value, say)[0],
    )
  return say('delivery.told.receives', { count: calls.done, what: what.join(', ') })
}

/** The two sockets' states, and the calls beside the main way. */
function ends({ near, far }: LaneMoment, say: Say): string {
  const told = (calls: readonly OtherCall[]) =>
    calls.slice(-MOST).map(({ call, returned }) =>
      say(returned ? 'delivery.told.call' : 'delivery.call.waits', {
        call: call.name,
        value: String(returned?.errno ?? returned?.value ?? ''),
      }),
    )
  const what = (calls: readonly OtherCall[]) => told(calls).join(', ')
  const [mine, theirs] = [near.calls.last, far.calls.last]
  return [
    near.state && far.state ? say('delivery.told.states', { near: near.state, far: far.state }) : '',
    mine.length > 0 ? say('delivery.told.others.near', { what: what(mine) }) : '',
    theirs.length > 0 ? say('delivery.told.others.far', { what: what(theirs) }) : '',
  ]
    .filter(Boolean)
    .join(' ')
}
