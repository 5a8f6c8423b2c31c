// The way: what stands between the hosts, how large a packet may be, how many hops it may take, who knows whom.
import { useId } from 'react'
import { isPreloaded, setMtu, setPreloaded, setTimeToLive } from '../../scenario/edits'
import { MTU, TIME_TO_LIVE } from '../../scenario/limits'
import type { Scenario } from '../../scenario/scenario'
import { setWay, WAYS, type Way, wayOf } from '../../scenario/way'
import { say } from '../../story/catalogue'
import { attempt } from './attempt'
import { readNumber } from './read'
import { TypedRow } from './TypedRow'

const readMtu = readNumber(MTU.least, MTU.most)
const readTimeToLive = readNumber(TIME_TO_LIVE.least, TIME_TO_LIVE.most)

export function WayRows({ scenario }: { readonly scenario: Scenario }) {
  const way = wayOf(scenario)
  const name = useId()
  const host = scenario.nodes.find(node => node.kind === 'host')
  return (
    <>
      <fieldset>
        <legend className="choice-label">{say('setup.between')}</legend>
        <div className="ways">
          {WAYS.map(each => (
            <label key={each} className="way">
              <input
                type="radio"
                className="unseen"
                name={name}
                checked={each === way}
                onChange={() => attempt(before => setWay(before, each))}
              />
              <WayPicture way={each} />
              <span>{say(`way.${each}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="setup-columns">
        <TypedRow
          label={say('setup.ttl')}
          hint={say('setup.ttl.hint')}
          value={String(host?.timeToLive ?? 64)}
          read={readTimeToLive}
          change={setTimeToLive}
        />
        <TypedRow
          label={say('setup.mtu')}
          hint={say('setup.mtu.hint')}
          value={String(scenario.links[0]?.mtu ?? 1500)}
          read={readMtu}
          change={setMtu}
        />
      </div>
      <div>
        <label className="check">
          <input
            type="checkbox"
            checked={isPreloaded(scenario)}
            onChange={event => attempt(each => setPreloaded(each, event.target.checked))}
          />
          <span>{say('setup.arp')}</span>
        </label>
        <p className="note">{say('setup.arp.hint')}</p>
      </div>
    </>
  )
}

const TONES: Record<Way, readonly ('link' | 'internet')[]> = {
  cable: [],
  switch: ['link'],
  router: ['internet'],
  switchRouter: ['link', 'internet'],
  twoRouters: ['internet', 'internet'],
}

/** Two hosts and what stands between them, small; the name beside it says the same. */
function WayPicture({ way }: { readonly way: Way }) {
  const between = TONES[way]
  return (
    <svg className="way-picture" viewBox="0 0 104 28" aria-hidden="true" focusable="false">
      <line x1="10" y1="14" x2="94" y2="14" />
      {[2, 86].map(x => (
        <rect key={x} x={x} y="6" width="16" height="16" rx="3" className="tone-application" />
      ))}
      {between.map((tone, at) => (
        <rect
          key={at}
          x={52 + (at - (between.length - 1) / 2) * 26 - 8}
          y="7"
          width="16"
          height="14"
          rx={tone === 'internet' ? 7 : 2}
          className={`tone-${tone}`}
        />
      ))}
    </svg>
  )
}
