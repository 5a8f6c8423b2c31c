// The layers of a frame built by hand: what stands in what, what may be put there, and the options of a header.
import { useEffect, useRef, useState } from 'react'
import { endsOf } from '../../scenario/ends'
import { programOf } from '../../scenario/layers'
import type { LayerDocument } from '../../scenario/scenario'
import { templates } from '../../scenario/templates'
import { act, useOctet } from '../../store/store'
import { addMessages, say } from '../../story/catalogue'
import { build } from '../../story/en/build'
import { Button } from '../../view/Button'
import { specOf } from '../../wire/protocols'
import { rebuilt, withLayers } from './built'
import { Notes } from './Notes'
import { StackRows } from './StackRows'
import type { Shown } from './shown'
import { tryEdit } from './tryEdit'
import './stack.css'

addMessages(build)

interface StackPanelProps {
  readonly shown: Shown
  readonly onPick: (key: string) => void
  readonly onClose: () => void
}

/** Further than any frame has steps: the last one. */
const END = Number.MAX_SAFE_INTEGER

export default function StackPanel({ shown, onPick, onClose }: StackPanelProps) {
  const scenario = useOctet(state => state.scenario)
  const [refused, setRefused] = useState<string>()
  const { pdu } = shown.frame
  const program = programOf(scenario, pdu)
  const isOwn = program !== undefined
  const shownLayers = useRef(shown.dissection.layers)
  // What is built is looked at whole, its innermost header first.
  useEffect(() => {
    if (!isOwn) return
    act.toEnd()
    const { selected, trace } = useOctet.getState()
    const inner = shownLayers.current.findLastIndex(({ spec }) => spec.layer !== 'data')
    if (!selected) act.select({ lane: trace.lane, pdu, layer: inner })
  }, [isOwn, pdu])
  const edit = (change: (layers: readonly LayerDocument[]) => readonly LayerDocument[], layer?: number) => {
    const wrong = tryEdit(was => withLayers(was, pdu, change))
    setRefused(wrong)
    act.toEnd()
    if (!wrong && layer !== undefined) act.select({ lane: useOctet.getState().trace.lane, pdu, layer })
    return wrong === undefined
  }
  const begin = (id: string) => {
    const template = templates.find(each => each.id === id)
    if (!template) return
    if (!program) return
    const layers = template.layers(endsOf(scenario, program.host, program.to))
    edit(
      () => layers,
      layers.findLastIndex(({ protocol }) => specOf(protocol).layer !== 'data'),
    )
  }
  const open = () => {
    const own = rebuilt(scenario, shown)
    act.open({ scenario: own, scene: 'frame', followed: own.follow, step: END })
  }
  return (
    <section className="stack" aria-label={say('build.layers')}>
      <header className="frame-section-head">
        <h2>{say('build.layers')}</h2>
        {program && <Begin onChoose={begin} />}
        <Button look="framed" className="low stack-done" onClick={onClose}>
          {say('build.done')}
        </Button>
      </header>
      {refused && (
        <p className="fieldrow-problem" role="alert">
          {refused}
        </p>
      )}
      {program ? (
        <div className="frame-scroll stack-scroll">
          <StackRows
            layers={program.layers}
            dissection={shown.dissection}
            ends={endsOf(scenario, program.host, program.to)}
            onEdit={edit}
            onPick={onPick}
          />
          <Notes shown={shown} complete />
        </div>
      ) : (
        <div className="stack-rebuild">
          <p>{say('build.rebuildWhy')}</p>
          <Button look="solid" onClick={open}>
            {say('build.rebuild')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** Ready frames to begin with. */
function Begin({ onChoose }: { readonly onChoose: (id: string) => void }) {
  return (
    <select
      className="control stack-choice stack-begin"
      aria-label={say('build.begin')}
      value=""
      onChange={event => onChoose(event.target.value)}
    >
      <option value="">{say('build.begin')}</option>
      {templates.map(({ id }) => (
        <option key={id} value={id}>
          {say(`build.template.${id}`)}
        </option>
      ))}
    </select>
  )
}
