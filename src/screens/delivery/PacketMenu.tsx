// What can be done with a frame on its way: look at it in Frame, follow it in Journey, or reach into the network.
import { useEffect, useRef } from 'react'
import { intervene, takeBack } from '../../scenario/edits'
import type { Intervention } from '../../scenario/scenario'
import { packetName, timeText } from '../../scene/deliveryWords'
import { act, isBefore, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { ledgerOf } from '../../trace/ledger'
import type { Trace, Transit } from '../../trace/trace'
import { Button } from '../../view/Button'
import { indexOfAct } from './acts'

export interface Chosen {
  readonly trace: Trace
  readonly transit: Transit
  /** What was clicked, by its target: the menu opens beside it and gives the focus back. */
  readonly target: string
}

export type Choose = (chosen: Chosen | undefined) => void

/** The frame that a target such as `flight:12` means. */
export function chosenAt(trace: Trace, target: string): Chosen | undefined {
  const transit = trace.transits[Number(target.split(':').at(-1))]
  return transit && { trace, transit, target }
}

/** Frames are held back so long that what is sent behind them overtakes: some times the way they have to go. */
const HELD = 3
const LEAST_HELD = 50_000

export function PacketMenu({ chosen, onClose }: { readonly chosen: Chosen; readonly onClose: () => void }) {
  const { trace, transit, target } = chosen
  const element = useRef<HTMLDivElement>(null)
  const interventions = useOctet(state => state.scenario.interventions)
  const done = indexOfAct(interventions, trace.lane, transit)
  useEffect(() => {
    const panel = element.current
    if (!panel) return
    place(panel, target)
    panel.showPopover()
    panel.querySelector('button')?.focus()
    return () => refocus(target)
  }, [target])
  const doing = (run: () => void) => () => {
    onClose()
    run()
  }
  const reach = (what: Intervention['act']) =>
    doing(() =>
      act.edit(scenario =>
        intervene(scenario, { pdu: transit.pdu, hop: transit.hop, lane: trace.lane, act: what }),
      ),
    )
  const by = Math.max(LEAST_HELD, HELD * (transit.arrives - transit.departs - (transit.held ?? 0)))
  const event = ledgerOf(trace).flights.find(each => each.transit === transit)?.left ?? 0
  const where = { lane: trace.lane, followed: transit.pdu, selected: { lane: trace.lane, pdu: transit.pdu } }
  return (
    <div
      ref={element}
      popover="auto"
      className="menu packet-menu"
      role="group"
      aria-label={packetName(trace, transit, say)}
      onToggle={toggle => toggle.newState === 'closed' && onClose()}
    >
      <p className="packet-menu-name">{packetName(trace, transit, say)}</p>
      <Button look="quiet" onClick={doing(() => act.open({ scene: 'frame', step: LAST, ...where }))}>
        {say('delivery.open.frame')}
      </Button>
      <Button look="quiet" onClick={doing(() => act.open({ scene: 'journey', event, ...where }))}>
        {say('delivery.open.journey')}
      </Button>
      {isBefore(trace) ? null : (
        <>
          <hr />
          {done >= 0 ? (
            <Button look="quiet" onClick={doing(() => act.edit(scenario => takeBack(scenario, done)))}>
              {say('delivery.takeBack')}
            </Button>
          ) : (
            <>
              <Button look="quiet" onClick={reach({ kind: 'drop' })}>
                {say('delivery.do.drop')}
              </Button>
              <Button look="quiet" onClick={reach({ kind: 'delay', by })}>
                {say('delivery.do.delay', { time: timeText(by, say) })}
              </Button>
              <Button look="quiet" onClick={reach({ kind: 'duplicate' })}>
                {say('delivery.do.duplicate')}
              </Button>
              <Button look="quiet" onClick={reach({ kind: 'corrupt' })}>
                {say('delivery.do.corrupt')}
              </Button>
            </>
          )}
        </>
      )}
    </div>
  )
}

/** Behind the last step of any track. */
const LAST = 1_000_000

const itemOf = (target: string) => document.querySelector<SVGElement>(`.delivery [data-target="${target}"]`)

/** Under what was clicked, where the window has room for it. */
function place(panel: HTMLElement, target: string): void {
  const box = itemOf(target)?.getBoundingClientRect()
  if (!box) return
  const { clientWidth, clientHeight } = document.documentElement
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  const height = 20 * rem
  const below = box.bottom + 6
  panel.style.left = `${Math.max(8, Math.min(box.left, clientWidth - 17 * rem))}px`
  panel.style.top = `${below + height <= clientHeight ? below : Math.max(8, clientHeight - height - 8)}px`
}

function refocus(target: string): void {
  if (document.activeElement === document.body || !document.activeElement) itemOf(target)?.focus()
}
