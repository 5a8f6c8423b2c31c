/** What the panel says of a TCP connection: a segment and its reason, what became of its data, what was acknowledged. */
import type { Say } from '../story/message'
import type { Panel } from './journeyPanel'
import { type Of, row } from './journeyRows'

/** Why a segment goes out a second time; the others are in order. */
const AGAIN = ['timer', 'thirdDuplicateAck', 'partialAck', 'sack', 'pathMtu', 'probe']

export function segmentPanel(event: Of<'segment'>, say: Say): Panel {
  const { sequence, length, acknowledgment, window, flags, why } = event
  const data = say('journey.bytes', { bytes: length })
  const isAgain = AGAIN.includes(why)
  return {
    title: say('journey.panel.segment'),
    rows: [
      row('sequence', say('journey.row.sequence'), String(sequence), 'transport', { verdict: data }),
      ...(acknowledgment === undefined
        ? []
        : [row('ack', say('journey.row.acknowledgment'), String(acknowledgment), 'transport')]),
      row('flags', say('journey.row.flags'), flags.join(' '), 'transport', {
        verdict: say('journey.row.windowOf', { bytes: window }),
      }),
      row('why', say('journey.row.why'), say(`journey.why.${why}`), isAgain ? 'alarm' : 'transport'),
    ],
  }
}

export function acceptedPanel(event: Of<'accepted'>, say: Say): Panel {
  const { first, length, fate, next, held } = event
  const isLost = fate === 'duplicate' || fate === 'outside'
  const range = ([from, end]: readonly [number, number]) => `${from}–${end - 1}`
  return {
    title: say('journey.panel.buffer'),
    rows: [
      row('came', say('journey.row.came'), range([first, first + length]), isLost ? 'quiet' : 'data', {
        verdict: say(`journey.fate.${fate}`),
        mark: isLost ? 'cross' : 'tick',
      }),
      row('next', say('journey.row.expected'), String(next), 'transport'),
      ...(held.length > 0
        ? [row('held', say('journey.row.held'), held.slice(0, 3).map(range).join(', '), 'transport')]
        : []),
    ],
  }
}

export function ackedPanel(event: Of<'acked'>, say: Say): Panel {
  const { upTo, newly, duplicates, flight } = event
  const verdict = newly > 0 ? undefined : say('journey.verdict.duplicate', { duplicates })
  return {
    title: say('journey.panel.acked'),
    rows: [
      row('upTo', say('journey.row.acknowledgment'), String(upTo), 'transport', {
        ...(verdict !== undefined && { verdict }),
        mark: newly > 0 ? 'tick' : 'cross',
      }),
      row('flight', say('journey.row.flight'), say('journey.bytes', { bytes: flight }), 'transport'),
    ],
  }
}

export function statePanel({ from, to }: Of<'state'>, say: Say): Panel {
  return {
    title: say('journey.panel.state'),
    rows: [row('state', say('journey.row.state'), to, 'transport', { was: from })],
  }
}
