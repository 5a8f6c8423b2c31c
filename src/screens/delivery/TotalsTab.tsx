// Totals: the lanes side by side in figures, up to the playhead.
import { useMemo } from 'react'
import { laneTitle } from '../../scene/delivery'
import { totalsOf } from '../../scene/deliveryTotals'
import { useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import type { TabProps } from './tabs'
import './totals.css'

export default function TotalsTab({ lanes, track }: TabProps) {
  const step = useOctet(state => state.playhead.step)
  const groups = useMemo(() => totalsOf(lanes, track, { step, fraction: 1 }, say), [lanes, track, step])
  return (
    <section className="totals" aria-label={say('delivery.totals')}>
      {groups.map(({ key, rows }) => (
        <table key={key} className="totals-group">
          <thead>
            <tr>
              <th scope="col">{say(`delivery.totals.${key}`)}</th>
              {lanes.map(trace => (
                <th key={trace.lane} scope="col" className="totals-figure">
                  {laneTitle(trace, say)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.key}>
                <th scope="row" className={row.isPart ? 'totals-part' : undefined}>
                  {row.name}
                </th>
                {row.figures.map((figure, at) => (
                  <td key={lanes[at]?.lane} className="totals-figure">
                    {figure ?? <Nothing />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  )
}

/** A dash to look at, words to hear. */
function Nothing() {
  return (
    <>
      <span aria-hidden>{say('delivery.totals.none')}</span>
      <span className="unseen">{say('delivery.totals.none.name')}</span>
    </>
  )
}
