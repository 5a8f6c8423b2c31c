// The network's own controls: what the link is like and what goes wrong on it. Whatever moves is simulated at once.
import { useState } from 'react'
import { setImpairments } from '../../scenario/edits'
import type { Impairments, LinkSetup, Scenario } from '../../scenario/scenario'
import { act, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { nodeName } from '../../story/naming'
import { Choice } from '../../view/Choice'
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
  const name = ({ ends }: LinkSetup) =>
    say('delivery.link', { from: nodeName(trace, ends[0].node), to: nodeName(trace, ends[1].node) })
  return (
    <div className="network">
      <div className="network-where">
        {scenario.links.length > 1 && (
          <select
            className="control"
            aria-label={say('delivery.link.which')}
            value={at}
            onChange={event => setChosen(Number(event.target.value))}
          >
            {scenario.links.map((each, index) => (
              <option key={index} value={index}>
                {name(each)}
              </option>
            ))}
          </select>
        )}
        <Choice
          label={say('delivery.way')}
          hidesLabel
          options={WAYS.map(value => ({
            value,
            label: say(`delivery.way.${value}`, {
              from: nodeName(trace, link.ends[0].node),
              to: nodeName(trace, link.ends[1].node),
            }),
          }))}
          value={way}
          onChoose={setWay}
        />
      </div>
      <div className="network-dials">
        {LINK_DIALS.map(dial => (
          <Dial
            key={dial.name}
            dial={dial}
            value={dial.read(link)}
            onChange={value =>
              act.edit(each => withLink(each, at, dial.write(link, value)), gesture(dial.name, at))
            }
          />
        ))}
        {WIRE_DIALS.map(dial => (
          <Dial
            key={dial.name}
            dial={dial}
            value={dial.read(directionsOf(link)[way === 'back' ? 1 : 0])}
            onChange={value =>
              act.edit(
                each => withWire(each, at, way, wire => dial.write(wire, value)),
                gesture(dial.name, at),
              )
            }
          />
        ))}
      </div>
    </div>
  )
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
