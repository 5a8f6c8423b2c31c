// The hop table: what the frame says on each cable, a column a cable, with what changed marked.
import { useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { nodeName } from '../../story/naming'
import { hopTable } from '../../trace/hops'
import { Dialog } from '../../view/Dialog'
import { specOf } from '../../wire/protocols'
import { formatValue } from '../../wire/value'
import './words'
import './hops.css'

export default function HopTable({ onClose }: { readonly onClose: () => void }) {
  const trace = useOctet(state => state.trace)
  const pdu = useOctet(state => state.followed)
  const { transits, rows } = hopTable(trace, pdu)
  return (
    <Dialog
      wide
      title={say('journey.hopTable.title')}
      close={say('journey.hopTable.close')}
      onClose={onClose}
    >
      {transits.length === 0 ? (
        <p>{say('journey.hopTable.none')}</p>
      ) : (
        <div className="hops-room">
          <table className="hops">
            <thead>
              <tr>
                <th scope="col">{say('journey.hopTable.field')}</th>
                {transits.map(({ id, from, to }) => (
                  <th key={id} scope="col">
                    {say('journey.hopTable.cable', {
                      from: nodeName(trace, from.node),
                      to: nodeName(trace, to.node),
                    })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ protocol, field, cells }) => {
                const spec = specOf(protocol)
                const row = [...spec.fields, ...(spec.trailer ?? [])].find(each => each.name === field)
                return (
                  <tr key={`${protocol}.${field}`} className={`tone-${spec.layer}`}>
                    <th scope="row">
                      {spec.label} <span>{row?.label}</span>
                    </th>
                    {cells.map(({ value, hasChanged }, at) => (
                      <td key={transits[at]?.id} className={hasChanged ? 'changed' : undefined}>
                        {value === undefined || !row ? '' : formatValue(row, value)}
                        {hasChanged && <span className="mark">{say('journey.hopTable.changed')}</span>}
                      </td>
                    ))}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      <p className="hops-foot">{say('journey.hopTable.foot')}</p>
    </Dialog>
  )
}
