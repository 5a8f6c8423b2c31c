// The workshop's ports: which of the three ranges a port is in, and its name as /etc/services has it.
import { say } from '../../story/catalogue'
import {
  PORT_RANGES,
  type PortRange,
  rangeOfPort,
  SERVICES,
  serviceByName,
  serviceOfPort,
} from '../../wire/ports'
import { type Read, TypedRow, useTyped } from './typed'

const RANGES: readonly PortRange[] = ['system', 'user', 'dynamic']

/** A number of 16 bits, or the name of a service. */
function read(text: string): Read<number> {
  if (text === '') return { problem: 'workshop.ports.empty', params: {} }
  const port = /^(\d+|0x[0-9a-f]+)$/i.test(text) ? Number(text) : serviceByName(text)?.port
  if (port === undefined) return { problem: 'workshop.ports.unknown', params: { text } }
  // A string: a port is a name of sorts, and has no commas.
  return port > 65535 ? { problem: 'workshop.ports.range', params: { port: text } } : { value: port }
}

export function WorkshopPorts() {
  const typed = useTyped('69', 69, read)
  const port = typed.good
  const service = serviceOfPort(port)
  const range = rangeOfPort(port)
  return (
    <div className="workshop-part">
      <TypedRow label={say('workshop.ports.port')} typed={typed} />
      <p className="workshop-answer" aria-live="polite">
        <b>
          {say(service ? 'workshop.ports.named' : 'workshop.ports.unnamed', {
            port: String(port),
            name: service?.name ?? '',
          })}
        </b>{' '}
        {say(`workshop.ports.${range}.means`)}
      </p>
      <ul className="workshop-ranges" aria-label={say('workshop.ports.ranges')}>
        {RANGES.map(each => (
          <li key={each} aria-current={each === range || undefined}>
            <b>{say(`workshop.ports.${each}`)}</b>
            <span className="octets">
              {say('workshop.ports.span', {
                first: String(PORT_RANGES[each][0]),
                last: String(PORT_RANGES[each][1]),
              })}
            </span>
          </li>
        ))}
      </ul>
      <h3>{say('workshop.ports.list')}</h3>
      <ul className="workshop-services octets" aria-label={say('workshop.ports.services')}>
        {SERVICES.map(each => (
          <li key={each.port}>
            <button
              type="button"
              className="workshop-service"
              aria-pressed={each.port === port}
              onClick={() => typed.type(String(each.port))}
            >
              <span>{each.name}</span> <span>{`${each.port}/${each.transports.join(',')}`}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
