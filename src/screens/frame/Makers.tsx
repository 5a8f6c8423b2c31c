// Whose frame is shown, where several nodes made one for the same message.
import { useMemo } from 'react'
import { act, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { nodeName } from '../../story/naming'
import { Choice } from '../../view/Choice'
import { makersOf, type Shown } from './shown'

const capital = (word: string) => word.charAt(0).toLocaleUpperCase() + word.slice(1)

export function Makers({ shown }: { readonly shown: Shown }) {
  const trace = useOctet(state => state.trace)
  const { frame } = shown
  const makers = useMemo(() => makersOf(trace, frame.pdu), [trace, frame.pdu])
  if (makers.length < 2) return null
  const choose = (hop: number) => act.select(hop === 0 ? null : { lane: trace.lane, pdu: frame.pdu, hop })
  return (
    <Choice
      label={say('frame.makers')}
      hidesLabel
      options={makers.map(({ node, hop }) => ({
        value: String(hop),
        label: say('frame.maker', { node: capital(nodeName(trace, node)) }),
      }))}
      value={String(makers.find(({ hop }) => hop === (shown.at.hop ?? 0))?.hop ?? 0)}
      onChoose={hop => choose(Number(hop))}
    />
  )
}
