// The workshop's MAC part: six bytes in their writings, and the two bits of the first that say what they are for.
import { flipMacBit, type MacWork, macWork } from '../../scene/addressMac'
import { say } from '../../story/catalogue'
import { formatMac } from '../../wire/address'
import { Examples, readOctets, TypedRow, useTyped } from './typed'

const FIRST = Uint8Array.of(0, 0, 0x5e, 0, 0x53, 1)
const EXAMPLES = ['00-00-5E-00-53-01', 'FF-FF-FF-FF-FF-FF', '01-00-5E-00-00-FB', '33-33-00-00-00-01']

export function WorkshopMac() {
  const address = useTyped(formatMac(FIRST), FIRST, text => readOctets('mac', text))
  const work = macWork(address.good)
  const flip = (bit: 'group' | 'local') => address.type(formatMac(flipMacBit(address.good, bit)))
  return (
    <div className="workshop-part">
      <TypedRow label={say('workshop.mac.address')} typed={address} />
      <Examples texts={EXAMPLES} onChoose={address.type} />
      <Picture work={work} />
      <div className="workshop-flags">
        {(['local', 'group'] as const).map(bit => {
          const isSet = bit === 'group' ? work.isGroup : work.isLocal
          return (
            <label key={bit} className="check">
              <input type="checkbox" checked={isSet} onChange={() => flip(bit)} />
              <span>
                {say(`workshop.mac.${bit}`)}{' '}
                <span className="note">{say(`workshop.mac.${bit}.${isSet ? 1 : 0}`)}</span>
              </span>
            </label>
          )
        })}
      </div>
      <p className="workshop-answer" aria-live="polite">
        {say(`workshop.mac.kind.${work.kind}`)}
      </p>
      <p className="note">{say('workshop.mac.sent')}</p>
      <dl className="workshop-forms">
        {(['dashes', 'colons', 'dots'] as const).map(form => (
          <div key={form}>
            <dt>{say(`workshop.mac.${form}`)}</dt>
            <dd className="octets">{work[form]}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** Six bytes, and below the first its eight bits. */
function Picture({ work }: { readonly work: MacWork }) {
  const label = say('workshop.mac.firstByte', { hex: work.octets[0] ?? '', bits: work.bits })
  return (
    <div className="workshop-mac octets">
      <p className="workshop-cells">
        {work.octets.map((octet, i) => (
          <span key={i} className={i === 0 ? 'cell shown' : 'cell'}>
            {octet}
          </span>
        ))}
      </p>
      <div className="workshop-cells of-bits" role="img" aria-label={label}>
        {Array.from(work.bits, (bit, i) => (
          <span key={i} className={i > 5 ? 'cell shown' : 'cell'}>
            {bit}
          </span>
        ))}
        <span className="mac-bit is-local">{say('workshop.mac.local')}</span>
        <span className="mac-bit is-group">{say('workshop.mac.group')}</span>
      </div>
    </div>
  )
}
