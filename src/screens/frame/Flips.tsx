// Flips tied to the store: where a bit of this field may turn over, and what is turned over already.
import { useState } from 'react'
import type { Flip, Scenario } from '../../scenario/scenario'
import type { FieldCard } from '../../scene/frameCard'
import { packetRange, partnerOf } from '../../scene/frameFlip'
import { useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { nodeName } from '../../story/naming'
import type { Trace } from '../../trace/trace'
import { type FlipPlace, Flipper } from '../../view/frame/Flipper'
import { flipBits } from './edits'
import type { Shown } from './shown'
import { tryEdit } from './tryEdit'

/** The routers of the scenario: whose memory a packet passes. */
function routersOf(scenario: Scenario): string[] {
  return scenario.nodes.filter(node => node.kind === 'router').map(node => node.id)
}

function placesFor(trace: Trace, scenario: Scenario, card: FieldCard, shown: Shown): FlipPlace[] {
  const [first, behind] = card.octets
  const packet = packetRange(shown.dissection)
  const isPacket = packet !== undefined && first >= packet[0] && behind <= packet[1]
  const routers = routersOf(scenario)
  const covered = partnerOf(shown.dissection, { octet: first, bit: card.bits[0]?.bits[0]?.bit ?? 0 })
  const barred = !routers.length
    ? say('frame.flip.barred.noRouter')
    : isPacket
      ? undefined
      : say('frame.flip.barred.memory')
  const memory = (routers.length ? routers : ['']).map(node => ({
    id: `memory:${node}`,
    label: node ? say('frame.flip.memory', { node: nodeName(trace, node) }) : say('frame.flip.anyMemory'),
    barred,
  }))
  return [
    { id: 'wire', label: say('frame.flip.wire') },
    ...memory,
    {
      id: 'cancel',
      label: say('frame.flip.cancel'),
      barred: barred ?? (covered ? undefined : say('frame.flip.barred.cancel')),
    },
  ]
}

function whereOf(id: string, scenario: Scenario, hop: number): Flip['where'] {
  const node = id.startsWith('memory:') ? id.slice('memory:'.length) : routersOf(scenario)[0]
  return id === 'wire' || node === undefined ? { kind: 'wire', hop } : { kind: 'memory', node }
}

export function Flips({ card, shown }: { readonly card: FieldCard; readonly shown: Shown }) {
  const scenario = useOctet(state => state.scenario)
  const trace = useOctet(state => state.trace)
  const [place, setPlace] = useState('wire')
  const { pdu } = shown.frame
  const flip = (octet: number, bit: number) => {
    const other = place === 'cancel' ? partnerOf(shown.dissection, { octet, bit }) : undefined
    const bits = other ? [{ octet, bit }, other] : [{ octet, bit }]
    const where = whereOf(place, scenario, shown.at.hop ?? 0)
    tryEdit(was => flipBits(was, pdu, bits, where))
  }
  return (
    <Flipper
      card={card}
      places={placesFor(trace, scenario, card, shown)}
      place={place}
      onPlace={setPlace}
      onFlip={flip}
      say={say}
    />
  )
}
