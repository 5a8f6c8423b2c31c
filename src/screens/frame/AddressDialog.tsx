// The address workshop: one IPv4 address in all its writings, and whether a destination is in its network.
import { type ReactNode, useState } from 'react'
import { addressWork } from '../../scene/frameAddress'
import { useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { Dialog } from '../../view/Dialog'
import { FieldRow } from '../../view/FieldRow'
import { parseIpv4 } from '../../wire/address'
import { ipv4 } from '../../wire/protocols/ipv4'
import { parseValue } from '../../wire/value'
import './address.css'

/** What is wrong with an address, in words. */
function problemOf(text: string): string | undefined {
  const field = ipv4.fields.find(({ notation }) => notation === 'ipv4')
  const parsed = field && parseValue(field, text)
  return parsed && 'problem' in parsed ? say(parsed.problem, parsed.params) : undefined
}

/** The first host's address and prefix, and where it sends to: what the workshop starts with. */
function useFirst() {
  return useOctet(({ scenario }) => scenario.nodes.find(node => node.kind === 'host')?.interfaces[0])
}

export default function AddressDialog({ onClose }: { readonly onClose: () => void }) {
  const first = useFirst()
  const to = useOctet(({ scenario }) => {
    const writer = scenario.programs.find(program => program.kind === 'tftpWrite')
    return writer?.kind === 'tftpWrite' ? writer.server.address : '198.51.100.20'
  })
  const [address, setAddress] = useState(first?.address ?? '192.0.2.10')
  const [prefix, setPrefix] = useState(first?.prefix ?? 24)
  const [destination, setDestination] = useState(to)
  // What cannot be read leaves the last good answer standing.
  const [good, setGood] = useState({ address: parseIpv4(address) ?? 0, destination: parseIpv4(to) ?? 0 })
  const type = (which: 'address' | 'destination', text: string) => {
    if (which === 'address') setAddress(text)
    else setDestination(text)
    const parsed = parseIpv4(text.trim())
    if (parsed !== undefined) setGood({ ...good, [which]: parsed })
  }
  const work = addressWork(good.address, prefix, good.destination)
  return (
    <Dialog title={say('frame.addresses')} close={say('shell.close')} onClose={onClose} wide>
      <div className="address">
        <div className="address-form">
          <FieldRow label={say('frame.address.mine')} problem={problemOf(address)}>
            {control => (
              <input
                {...control}
                className="control octets"
                value={address}
                onChange={event => type('address', event.target.value)}
              />
            )}
          </FieldRow>
          <FieldRow label={say('frame.address.prefix', { prefix })} hint={work.mask}>
            {control => (
              <input
                {...control}
                type="range"
                min={0}
                max={32}
                value={prefix}
                onChange={event => setPrefix(Number(event.target.value))}
              />
            )}
          </FieldRow>
          <FieldRow label={say('frame.address.to')} problem={problemOf(destination)}>
            {control => (
              <input
                {...control}
                className="control octets"
                value={destination}
                onChange={event => type('destination', event.target.value)}
              />
            )}
          </FieldRow>
        </div>
        <dl className="address-forms">
          <Form name="bytes">{work.decimal.join(' · ')}</Form>
          <Form name="hex">{work.hex}</Form>
          <Form name="number">{say('frame.address.plain', { number: work.number })}</Form>
          <Form name="network">{`${work.network}/${prefix}`}</Form>
          <Form name="hosts">{say('frame.address.plain', { number: work.hosts })}</Form>
        </dl>
        <div
          className="address-bits octets"
          role="img"
          aria-label={say('frame.address.compared', { prefix })}
        >
          <BitRow name="mine" bits={work.bits.address} prefix={prefix} />
          <BitRow name="mask" bits={work.bits.mask} prefix={prefix} />
          <BitRow name="to" bits={work.bits.destination} prefix={prefix} other={work.bits.address} />
        </div>
        <p className="address-answer" aria-live="polite">
          <b>{say(work.inside ? 'frame.address.inside' : 'frame.address.outside')}</b>{' '}
          {say(work.inside ? 'frame.address.insideWhy' : 'frame.address.outsideWhy', {
            network: `${work.network}/${prefix}`,
            other: work.destinationNetwork,
            prefix,
          })}
        </p>
      </div>
    </Dialog>
  )
}

function Form({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{say(`frame.address.${name}`)}</dt>
      <dd className="octets">{children}</dd>
    </div>
  )
}

interface BitRowProps {
  readonly name: string
  readonly bits: string
  readonly prefix: number
  /** Bits to compare with: those that differ within the prefix are marked. */
  readonly other?: string
}

function BitRow({ name, bits, prefix, other }: BitRowProps) {
  return (
    <p className="bit-row">
      <span className="bit-row-name">{say(`frame.address.${name}`)}</span>
      {Array.from(bits, (bit, i) => (
        <span
          key={i}
          className={i < prefix ? 'of-network' : undefined}
          data-byte={i % 8 === 0 || undefined}
          data-differs={(other !== undefined && i < prefix && other[i] !== bit) || undefined}
        >
          {bit}
        </span>
      ))}
    </p>
  )
}
