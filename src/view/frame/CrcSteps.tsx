// CRC-32 as far as a person can follow it: the register before and after each byte, then turned over and sent.
import { useState } from 'react'
import type { Say, SayRich } from '../../story/message'
import type { CrcWork } from '../../wire/crc32'
import { Words } from '../Words'
import './working.css'

interface CrcStepsProps {
  readonly work: CrcWork
  readonly say: Say
  readonly sayRich: SayRich
}

/** Rows around the byte looked at. */
const AROUND = 3

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

export function CrcSteps({ work, say, sayRich }: CrcStepsProps) {
  const { steps, start, complement, sent, seen, wanted } = work
  const [at, setAt] = useState(steps.length)
  const last = Math.max(0, at - 1)
  const from = Math.max(0, Math.min(last - 1, steps.length - AROUND))
  const done = at === steps.length
  return (
    <div className="working crc-work">
      <table className="crc octets">
        <thead>
          <tr>
            {['byte', 'value', 'row', 'register'].map(column => (
              <th key={column} scope="col">
                {say(`frame.work.crc.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {at === 0 ? (
            <tr>
              <td colSpan={3}>{say('frame.work.crc.start')}</td>
              <td>{hex(start, 8)}</td>
            </tr>
          ) : (
            steps.slice(from, from + AROUND).map(({ offset, octet, index, register }, i) => (
              <tr
                key={offset}
                data-now={from + i === last || undefined}
                data-later={from + i > last || undefined}
              >
                <td>{offset}</td>
                <td>{hex(octet, 2)}</td>
                <td>{hex(index, 2)}</td>
                <td>{hex(register, 8)}</td>
              </tr>
            ))
          )}
        </tbody>
      </table>
      <div className="crc-said">
        <label className="sum-slider">
          <span>{say('frame.work.byteByByte', { added: at, bytes: steps.length })}</span>
          <input
            type="range"
            min={0}
            max={steps.length}
            value={at}
            onChange={event => setAt(Number(event.target.value))}
          />
        </label>
        {done ? null : <p>{say('frame.work.crc')}</p>}
        {done && (
          <p>
            <Words
              runs={sayRich('frame.work.crcEnd', {
                crc: hex(complement, 8),
                sent: sent.map(octet => hex(octet, 2)).join(' '),
              })}
            />
          </p>
        )}
        {done && seen !== wanted && (
          <p className="working-wrong">
            {say('frame.work.differs', { seen: hex(seen, 8), wanted: hex(wanted, 8) })}
          </p>
        )}
      </div>
    </div>
  )
}
