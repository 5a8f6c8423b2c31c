// The workshop's IPv6 part: an address in full, and how it becomes short, one rule of RFC 5952 a row.
import { Fragment } from 'react'
import { type Ipv6Step, ipv6Kind, ipv6Steps } from '../../scene/addressIpv6'
import { say } from '../../story/catalogue'
import { Examples, type Read, readOctets, TypedRow, useTyped } from './typed'

interface Address {
  readonly octets: Uint8Array
  /** It was typed with a capital letter, which §4.3 then makes small. */
  readonly isUpper: boolean
}

function read(text: string): Read<Address> {
  const parsed = readOctets('ipv6', text)
  if ('problem' in parsed) return parsed
  return { value: { octets: parsed.value, isUpper: /[A-F]/.test(text) } }
}

const START = '2001:0DB8:0:0:1:0:0:00A1'
const FIRST: Address = {
  octets: Uint8Array.of(0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0xa1),
  isUpper: true,
}
const EXAMPLES = [START, '2001:db8:0:1:1:1:1:1', '::1', '::ffff:192.0.2.47', '1::2::3']

export function WorkshopIpv6() {
  const address = useTyped(START, FIRST, read)
  const { octets, isUpper } = address.good
  return (
    <div className="workshop-part">
      <TypedRow label={say('workshop.ipv6.address')} typed={address} />
      <Examples texts={EXAMPLES} onChoose={address.type} />
      <p className="note">{say('workshop.ipv6.shaded')}</p>
      <ol className="workshop-steps">
        {ipv6Steps(octets, isUpper).map(step => (
          <Step key={step.section} step={step} />
        ))}
      </ol>
      <p className="workshop-answer" aria-live="polite">
        {say(`workshop.ipv6.kind.${ipv6Kind(octets)}`)}
      </p>
    </div>
  )
}

function Step({ step }: { readonly step: Ipv6Step }) {
  return (
    <li>
      <p className="workshop-written octets">
        {step.pieces.map(({ text, goes }, i) => (
          <Fragment key={i}>
            {goes ? <mark>{text}</mark> : text}
            {text.endsWith(':') && <wbr />}
          </Fragment>
        ))}
      </p>
      <p className="workshop-why">
        {say(`workshop.ipv6.step.${step.rule}`, { count: step.count })} <span>{step.section}</span>
      </p>
    </li>
  )
}
