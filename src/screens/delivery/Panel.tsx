// The panel below the lanes: tabs, each loaded when it is opened; the shared clock, the luck, the learner's own hand.
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { takeBack } from '../../scenario/edits'
import { laneTitle } from '../../scene/delivery'
import { timeText } from '../../scene/deliveryWords'
import { act, EVERY, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { isGame } from '../../trace/positions'
import type { Track } from '../../track/track'
import { Button } from '../../view/Button'
import { Icon } from '../../view/Icon'
import { Tabs, tabId } from '../../view/Tabs'
import { listed } from './acts'
import type { TabProps } from './tabs'

/** Each tab is a part of the screen that draws a part of the scene. */
const TABS = {
  network: lazy(() => import('./NetworkTab')),
  ladder: lazy(() => import('./LadderTab')),
  lateness: lazy(() => import('./LatenessTab')),
  windows: lazy(() => import('./WindowsTab')),
  totals: lazy(() => import('./TotalsTab')),
}

type TabName = keyof typeof TABS
const NAMES = Object.keys(TABS) as readonly TabName[]
const PANEL = 'delivery-tab'
const SEED = 'delivery-seed'

/**
 * Stays open when another scene is looked into and Delivery comes back. In a game the picture that tells is how late
 * the other player is seen, so it has a tab of its own to begin with.
 */
const lastOpen: Record<'game' | 'other', TabName> = { game: 'lateness', other: 'ladder' }

export function Panel({ lanes, track, onChoose }: TabProps) {
  const which = lanes.some(isGame) ? 'game' : 'other'
  const [tabs, setTabs] = useState(lastOpen)
  const open = tabs[which]
  const Tab = TABS[open]
  return (
    <section className="delivery-panel" aria-label={say('delivery.panel')}>
      <div className="delivery-bar">
        <Tabs
          label={say('delivery.panel')}
          tabs={NAMES.map(id => ({ id, label: say(`delivery.tab.${id}`) }))}
          open={open}
          onOpen={id => {
            lastOpen[which] = id
            setTabs({ ...lastOpen })
          }}
          panel={PANEL}
        />
        <Interventions />
        <div className="delivery-state">
          <Compare />
          <Clock track={track} />
          <Seed />
        </div>
      </div>
      <div id={PANEL} className="delivery-tab" role="tabpanel" aria-labelledby={tabId(PANEL, open)}>
        <Suspense fallback={<p className="unseen">{say('shell.loading')}</p>}>
          <Tab lanes={lanes} track={track} onChoose={onChoose} />
        </Suspense>
      </div>
    </section>
  )
}

/** The simulated time at the playhead. */
function Clock({ track }: { readonly track: Track }): ReactNode {
  const at = useOctet(({ step }) => track.steps[step]?.at ?? 0)
  return <span className="delivery-clock">{say('delivery.clock', { time: timeText(at, say) })}</span>
}

/** The luck of this run; another is one click. */
function Seed() {
  const seed = useOctet(state => state.scenario.seed)
  return (
    <Button
      id={SEED}
      title={say('delivery.seed.other')}
      aria-label={say('delivery.seed.name', { seed: String(seed) })}
      onClick={() => act.edit(scenario => ({ ...scenario, seed: scenario.seed + 1 }))}
    >
      {say('delivery.seed', { seed: String(seed) })}
    </Button>
  )
}

/** Lanes side by side, or one of them before and after the last edit. */
function Compare() {
  const earlier = useOctet(state => state.earlier)
  const lanes = useOctet(state => state.lanes)
  const compared = useOctet(state => state.compared)
  if (earlier.length === 0) return null
  const both = lanes.filter(({ lane }) => earlier.some(each => each.lane === lane))
  return (
    <select
      className="control delivery-compare"
      aria-label={say('delivery.compare')}
      title={say('delivery.compare')}
      value={compared ?? ''}
      onChange={event => act.compare(event.target.value || null)}
    >
      <option value="">{say('delivery.compare.lanes', { count: lanes.length })}</option>
      {both.length > 1 && <option value={EVERY}>{say('delivery.compare.every')}</option>}
      {both.map(trace => (
        <option key={trace.lane} value={trace.lane}>
          {say('delivery.compare.futures', { lane: laneTitle(trace, say) })}
        </option>
      ))}
    </select>
  )
}

/** What the learner did in the network; each can be taken back. */
function Interventions() {
  const interventions = useOctet(state => state.scenario.interventions)
  const lanes = useOctet(state => state.lanes)
  const list = useRef<HTMLUListElement>(null)
  const taken = useRef(false)
  const count = interventions?.length ?? 0
  // The button that was pressed is gone: the focus goes to the next of them, or on to the seed's.
  useEffect(() => {
    if (!taken.current) return
    taken.current = false
    const next = count > 0 ? list.current?.querySelector('button') : document.getElementById(SEED)
    next?.focus()
  }, [count])
  if (!interventions?.length) return null
  return (
    <ul ref={list} className="delivery-acts" aria-label={say('delivery.acts')}>
      {listed(interventions, lanes).map(({ index, text, isNotReached }) => (
        <li key={index} className="delivery-act">
          <span>{text}</span>
          {isNotReached && <span className="delivery-missed">{say('delivery.notReached')}</span>}
          <button
            type="button"
            className="delivery-undo"
            aria-label={say('delivery.takeBack.this', { what: text })}
            title={say('delivery.takeBack')}
            onClick={() => {
              taken.current = true
              act.edit(scenario => takeBack(scenario, index))
            }}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  )
}
