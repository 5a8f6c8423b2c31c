// The network's own controls: what the link is like and what goes wrong on it. Whatever moves is simulated at once.
import { useId, useState } from 'react'
import { setImpairments } from '../../scenario/edits'
import { library } from '../../scenario/library'
import type { Impairments, LinkSetup, Scenario } from '../../scenario/scenario'
import { act, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { nodeName } from '../../story/naming'
import { Advanced } from './Advanced'
import { Dial } from './Dial'
import { directionsOf, LINK_DIALS, type Way, WIRE_DIALS } from './dials'
import './network.css'

const WAYS: readonly Way[] = ['both', 'there', 'back']

export default function NetworkTab() {
  const scenario = useOctet(state => state.scenario)
  const trace = useOctet(state => state.trace)
  const [way, setWay] = useState<Way>('both')
  const [chosen, setChosen] = useState<number>()
  const at = Math.min(chosen ?? impaired(scenario.links), scenario.links.length - 1)
  const link = scenario.links[at]
  if (!link) return null
  const usual = asItCame(scenario, at) ?? link
  const wireOf = (each: LinkSetup) => directionsOf(each)[way === 'back' ? 1 : 0]
  const name = ({ ends }: LinkSetup) =>
    say('delivery.link', { from: nodeName(trace, ends[0].node), to: nodeName(trace, ends[1].node) })
  return (
    <div className="network">
      <div className="network-dials">
        {scenario.links.length > 1 && (
          <Which
            label={say('delivery.link.which')}
            value={String(at)}
            options={scenario.links.map((each, index) => ({ value: String(index), label: name(each) }))}
            onChoose={value => setChosen(Number(value))}
          />
        )}
        {LINK_DIALS.map(dial => (
          <Dial
            key={dial.name}
            dial={dial}
            value={dial.read(link)}
            usual={dial.read(usual)}
            onChange={value =>
              act.edit(each => withLink(each, at, dial.write(link, value)), gesture(dial.name, at))
            }
          />
        ))}
        {WIRE_DIALS.filter(dial => !dial.isIdle?.(wireOf(link))).map(dial => (
          <Dial
            key={dial.name}
            dial={dial}
            value={dial.read(wireOf(link))}
            usual={dial.read(wireOf(usual))}
            onChange={value =>
              act.edit(
                each => withWire(each, at, way, wire => dial.write(wire, value)),
                gesture(dial.name, at),
              )
            }
          />
        ))}
        <Which
          label={say('delivery.way')}
          value={way}
          options={WAYS.map(value => ({
            value,
            label: say(`delivery.way.${value}`, {
              from: nodeName(trace, link.ends[0].node),
              to: nodeName(trace, link.ends[1].node),
            }),
          }))}
          onChoose={setWay}
        />
      </div>
      <Advanced />
    </div>
  )
}

interface WhichProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChoose: (value: Value) => void
}

/** One of a few, as narrow as a dial. */
function Which<Value extends string>({ label, value, options, onChoose }: WhichProps<Value>) {
  const id = useId()
  return (
    <div className="dial">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="control"
        value={value}
        onChange={event => {
          const found = options.find(option => option.value === event.target.value)
          if (found) onChoose(found.value)
        }}
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The same cable as the ready scenario has it from which this one was made. */
function asItCame({ origin, links }: Scenario, at: number): LinkSetup | undefined {
  const came = library.find(each => each.origin === origin)?.links
  return came?.length === links.length ? came[at] : undefined
}

const gesture = (name: string, at: number) => `network.${name}.${at}`

/** The link on which something goes wrong, or the slowest. */
function impaired(links: readonly LinkSetup[]): number {
  const found = links.findIndex(({ directions }) => directions?.some(wire => Object.keys(wire).length > 0))
  if (found >= 0) return found
  const longest = Math.max(...links.map(({ delay }) => delay))
  return links.findIndex(({ delay }) => delay === longest)
}

function withLink(scenario: Scenario, at: number, link: LinkSetup): Scenario {
  return { ...scenario, links: scenario.links.map((each, index) => (index === at ? link : each)) }
}

function withWire(
  scenario: Scenario,
  at: number,
  way: Way,
  change: (wire: Impairments) => Impairments,
): Scenario {
  const link = scenario.links[at]
  if (!link) return scenario
  const [there, back] = directionsOf(link)
  const once = way === 'back' ? scenario : setImpairments(scenario, at, 0, change(there))
  return way === 'there' ? once : setImpairments(once, at, 1, change(back))
}
