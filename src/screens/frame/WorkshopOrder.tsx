// The workshop's byte order: a number in memory and on the wire, and what is read where htons() was forgotten.
import { useState } from 'react'
import { type HostOrder, orderWork } from '../../scene/addressOrder'
import { say } from '../../story/catalogue'
import { Choice } from '../../view/Choice'
import { formatOctets } from '../../wire/value'
import { type Read, readAs, readNumber, TypedRow, useTyped } from './typed'

type Width = '16' | '32'

interface Sized {
  readonly number: number
  readonly bits: 16 | 32
}

const WIDTHS = { 16: readAs('decimal', 16), 32: readAs('decimal', 32) } as const

function readSized(text: string, bits: 16 | 32): Read<Sized> {
  const parsed = readNumber(WIDTHS[bits], text)
  return 'problem' in parsed ? parsed : { value: { number: parsed.value, bits } }
}

export function WorkshopOrder() {
  const [host, setHost] = useState<HostOrder>('little')
  const [bits, setBits] = useState<16 | 32>(16)
  const typed = useTyped<Sized>('80', { number: 80, bits: 16 }, text => readSized(text, bits))
  // A width that the number does not fit leaves the last that did, with its own width.
  const widened = readSized(typed.text.trim(), bits)
  const good = 'value' in widened ? widened.value : typed.good
  const work = orderWork(good.number, good.bits, host)
  const call = `${work.call}(${good.number})`
  const isTurned = work.memory.join() !== work.network.join()
  const told = isTurned ? 'turns' : host === 'big' ? 'same' : 'palindrome'
  const plain = (number: number) => ({ number: String(number) })
  return (
    <div className="workshop-part">
      <div className="workshop-form">
        <TypedRow label={say('workshop.order.number')} typed={typed} />
        <Choice<Width>
          label={say('workshop.order.width')}
          options={[
            { value: '16', label: say('workshop.order.16') },
            { value: '32', label: say('workshop.order.32') },
          ]}
          value={bits === 16 ? '16' : '32'}
          onChoose={width => setBits(width === '16' ? 16 : 32)}
        />
        <div>
          <Choice<HostOrder>
            label={say('workshop.order.host')}
            options={[
              { value: 'little', label: say('workshop.order.little') },
              { value: 'big', label: say('workshop.order.big') },
            ]}
            value={host}
            onChoose={setHost}
          />
          <p className="note">{say(`workshop.order.${host}.hint`)}</p>
        </div>
      </div>
      <ul className="workshop-orders">
        <Row
          name={say('workshop.order.memory')}
          octets={work.memory}
          read={say('workshop.order.isIn', plain(good.number))}
        />
        <Row
          name={say('workshop.order.called', { call })}
          octets={work.network}
          read={say('workshop.order.isRead', plain(good.number))}
        />
        <Row
          name={say('workshop.order.forgotten')}
          octets={work.memory}
          read={say('workshop.order.isRead', plain(work.forgotten))}
          isWrong={work.forgotten !== good.number}
        />
      </ul>
      <p className="workshop-answer" aria-live="polite">
        {say(`workshop.order.${told}`, { call, returned: String(work.returned) })}
      </p>
    </div>
  )
}

interface RowProps {
  readonly name: string
  readonly octets: readonly number[]
  readonly read: string
  readonly isWrong?: boolean
}

function Row({ name, octets, read, isWrong }: RowProps) {
  return (
    <li>
      <span className="order-name">{name}</span>
      <span className="workshop-cells octets">
        {octets.map((octet, i) => (
          <span key={i} className="cell shown">
            {formatOctets(Uint8Array.of(octet))}
          </span>
        ))}
      </span>
      <span className={isWrong ? 'order-read is-wrong' : 'order-read'}>{read}</span>
    </li>
  )
}
