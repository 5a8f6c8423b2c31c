/** The lanes in figures, row by row, as far as time has come. */
import type { Say } from '../story/message'
import { RESENDS, type Totals, totalsAt } from '../trace/totals'
import type { Trace } from '../trace/trace'
import type { Playhead, Track } from '../track/track'
import { cursorAt, standingAt } from './deliveryMoment'
import { timeText } from './deliveryWords'

export interface TotalsRow {
  readonly key: string
  readonly name: string
  /** A part of the row above. */
  readonly isPart?: boolean
  /** A lane each; undefined where the row has no meaning for it. */
  readonly figures: readonly (string | undefined)[]
}

/** Rows under one heading. */
export interface TotalsGroup {
  readonly key: 'programs' | 'network' | 'mended'
  readonly rows: readonly TotalsRow[]
}

/** All figures of all lanes at a playhead. What was sent again has a row for each reason that this run has. */
export function totalsOf(
  lanes: readonly Trace[],
  track: Track,
  playhead: Playhead,
  say: Say,
): readonly TotalsGroup[] {
  const { done } = standingAt(track, playhead)
  const all = lanes.map(trace => totalsAt(trace, cursorAt(track, lanes, trace.lane, done)))
  const whole = lanes.map(trace => totalsAt(trace, trace.events.length - 1))
  const row = (key: string, of: (totals: Totals) => string | undefined): TotalsRow => ({
    key,
    name: say(`delivery.totals.${key}`),
    figures: all.map(of),
  })
  const count = (value: number | undefined) =>
    value === undefined ? undefined : say('delivery.totals.figure', { figure: value })
  const reasons = RESENDS.filter(reason => whole.some(({ resent }) => resent[reason]))
  return [
    {
      key: 'programs',
      rows: [
        row('sends', ({ sends }) => count(sends)),
        row('given', ({ given }) => count(given)),
        row('receives', ({ receives }) => count(receives)),
        row('read', ({ read }) => count(read)),
        row('lastRead', ({ lastRead }) => (lastRead === undefined ? undefined : timeText(lastRead, say))),
      ],
    },
    {
      key: 'network',
      rows: [
        row('frames', ({ frames }) => count(frames)),
        row('octets', ({ octets }) => count(octets)),
        row('headers', ({ octets, data }) =>
          octets === 0
            ? undefined
            : say('delivery.percent', { percent: Math.round(((octets - data) / octets) * 1000) / 10 }),
        ),
        row('lost', ({ lost }) => count(lost)),
        row('doubled', ({ doubled }) => count(doubled)),
      ],
    },
    {
      key: 'mended',
      rows: [
        row('neverCame', ({ neverCame }) => count(neverCame)),
        row('cameTwice', ({ cameTwice }) => count(cameTwice)),
        row('resent', ({ resent }) => count(Object.values(resent).reduce((sum, each) => sum + each, 0))),
        ...reasons.map(reason => ({
          ...row(`resent.${reason}`, ({ resent }) => count(resent[reason] ?? 0)),
          isPart: true,
        })),
      ],
    },
  ]
}
