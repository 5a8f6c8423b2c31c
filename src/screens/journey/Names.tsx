// What a layer's unit is called: as textbooks say, and as RFC 1122 says, for the message that is followed.
import { TCPIP } from '../../stack/tcpip'
import { useOctet } from '../../store/store'
import { addMessages, say } from '../../story/catalogue'
import { names } from '../../story/en/names'
import { octetsOf } from '../../trace/octets'
import { Dialog } from '../../view/Dialog'
import type { Dissection } from '../../wire/spec'
import './hops.css'

addMessages(names)

export default function Names({ onClose }: { readonly onClose: () => void }) {
  const trace = useOctet(state => state.trace)
  const pdu = useOctet(state => state.followed)
  const frame = trace.frames.find(each => each.pdu === pdu)
  const units = frame ? unitsIn(octetsOf(trace, frame.id)) : []
  return (
    <Dialog wide title={say('names.title')} close={say('names.close')} onClose={onClose}>
      <div className="hops-room">
        <table className="hops names">
          <thead>
            <tr>
              {['layer', 'textbook', 'rfc', 'bytes'].map(column => (
                <th key={column} scope="col">
                  {say(`names.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map(({ layer, protocols, octets, textbook, rfc }) => (
              <tr key={layer.id} className={`tone-${layer.tone}`}>
                <th scope="row">
                  {say(layer.name)} <span>{protocols}</span>
                </th>
                <td className="words">{say(textbook)}</td>
                <td className="words">{say(rfc)}</td>
                <td>{octets}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="hops-foot">{say('names.message')}</p>
      <p className="hops-foot">{say('names.packet')}</p>
    </Dialog>
  )
}

/** The unit of each layer that has a header in this frame: its protocols, its size, its two names. */
function unitsIn({ layers, octets }: Dissection) {
  return TCPIP.layers.flatMap(layer => {
    const own = layers.filter(({ spec }) => layer.holds.includes(spec.layer))
    const [outer] = own
    if (!outer) return []
    const isSegment = own.some(({ spec }) => spec.pdu === 'pdu.segment')
    return {
      layer,
      protocols: own
        .filter(({ protocol }) => protocol !== 'data')
        .map(({ spec }) => spec.label)
        .join(', '),
      // The frame has its end behind all that it carries.
      octets: outer === layers[0] ? octets.length : outer.bodyEnd - outer.start,
      textbook: isSegment ? 'pdu.segment' : layer.pdu,
      rfc: isSegment ? 'names.rfc.segment' : (layer.pduOfRfc1122 ?? layer.pdu),
    }
  })
}
