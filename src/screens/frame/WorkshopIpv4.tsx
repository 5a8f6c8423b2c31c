// The workshop's IPv4 part: one address in all its writings, its blocks, and whether a destination is in its network.
import { type ReactNode, useState } from 'react'
import { addressWork, blocksOf } from '../../scene/frameAddress'
import { useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { FieldRow } from '../../view/FieldRow'
import { parseIpv4 } from '../../wire/address'
import { readDotted, TypedRow, useTyped } from './typed'

/** The first host's address and prefix, and where it sends to: what the workshop starts with. */
function useFirst() {
  return useOctet(({ scenario }) => scenario.nodes.find(node => node.kind === 'host')?.interfaces[0])
}

export function WorkshopIpv4() {
  const first = useFirst()
  const to = useOctet(({ scenario }) => {
    const writer = scenario.programs.find(program => program.kind === 'tftpWrite')
    return writer?.kind === 'tftpWrite' ? writer.server.address : '198.51.100.20'
  })
  const from = first?.address ?? '192.0.2.10'
  const mine = useTyped(from, parseIpv4(from) ?? 0, readDotted)
  const destination = useTyped(to, parseIpv4(to) ?? 0, readDotted)
  const [prefix, setPrefix] = useState(first?.prefix ?? 24)
  const [wanted, setWanted] = useState(26)
  const cut = Math.max(prefix, wanted)
  const work = addressWork(mine.good, prefix, destination.good)
  const network = `${work.network}/${prefix}`
  const blocks = blocksOf(mine.good, prefix, cut)
  return (
    <div className="workshop-part">
      <div className="workshop-form">
        <TypedRow label={say('workshop.ipv4.mine')} typed={mine} />
        <Slider
          label={say('workshop.ipv4.prefix', { prefix })}
          hint={work.mask}
          least={0}
          value={prefix}
          onChange={setPrefix}
        />
        <TypedRow label={say('workshop.ipv4.to')} typed={destination} />
      </div>
      <dl className="workshop-forms">
        <Form name={say('workshop.ipv4.bytes')}>{work.decimal.join(' · ')}</Form>
        <Form name={say('workshop.ipv4.hex')}>{work.hex}</Form>
        <Form name={say('workshop.ipv4.number')}>{say('workshop.plain', { number: work.number })}</Form>
        <Form name={say('workshop.ipv4.network')}>{network}</Form>
        <Form name={say('workshop.ipv4.broadcast')}>
          {work.broadcast ?? say('workshop.ipv4.noBroadcast')}
        </Form>
        <Form name={say('workshop.ipv4.hosts')}>{say('workshop.plain', { number: work.hosts })}</Form>
      </dl>
      <div className="workshop-bits octets" role="img" aria-label={say('workshop.ipv4.compared', { prefix })}>
        <BitRow name={say('workshop.ipv4.mine')} bits={work.bits.address} prefix={prefix} />
        <BitRow name={say('workshop.ipv4.mask')} bits={work.bits.mask} prefix={prefix} />
        <BitRow
          name={say('workshop.ipv4.to')}
          bits={work.bits.destination}
          prefix={prefix}
          other={work.bits.address}
        />
      </div>
      <p className="workshop-answer" aria-live="polite">
        <b>{say(work.inside ? 'workshop.ipv4.inside' : 'workshop.ipv4.outside')}</b>{' '}
        {say(work.inside ? 'workshop.ipv4.insideWhy' : 'workshop.ipv4.outsideWhy', {
          network,
          other: work.destinationNetwork,
          prefix,
        })}
      </p>
      <div className="workshop-form workshop-below">
        <Slider
          label={say('workshop.ipv4.cut', { cut })}
          hint={say('workshop.ipv4.blocks', { count: blocks.count, size: blocks.size })}
          least={prefix}
          value={cut}
          onChange={setWanted}
        />
        <ul className="workshop-blocks octets">
          {blocks.first.map(block => (
            <li key={block}>{block}</li>
          ))}
          {blocks.count > blocks.first.length + 1 && <li aria-hidden="true">…</li>}
          <li>{blocks.last}</li>
        </ul>
      </div>
    </div>
  )
}

interface SliderProps {
  readonly label: string
  readonly hint: string
  readonly least: number
  readonly value: number
  readonly onChange: (value: number) => void
}

/** A prefix length, from `least` to 32. */
function Slider({ label, hint, least, value, onChange }: SliderProps) {
  return (
    <FieldRow label={label} hint={hint}>
      {control => (
        <input
          {...control}
          type="range"
          min={least}
          max={32}
          value={value}
          disabled={least === 32}
          onChange={event => onChange(Number(event.target.value))}
        />
      )}
    </FieldRow>
  )
}

function Form({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
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
      <span className="bit-row-name">{name}</span>
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
