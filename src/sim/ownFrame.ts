/** A frame that a program built itself and sends through a raw socket (Linux: AF_PACKET, SOCK_RAW; packet(7)). */
import { type FrameProgram, frameName, layerValues } from '../scenario/layers'
import type { PduName, Scenario } from '../scenario/scenario'
import type { Errno } from '../trace/trace'
import { encode } from '../wire/encode'
import type { LayerValues } from '../wire/spec'
import type { HostState } from './hostState'
import type { Program } from './program'
import { AT_SENDER, strip } from './run'

const ETHERNET_HEADER = 14
const TAG = 4

/** The program: one socket, one frame. */
export function* sendOwnFrame(scenario: Scenario, setup: FrameProgram): Program {
  const { value: fd } = yield { do: 'socket', raw: true }
  yield { do: 'sendFrame', fd, pdu: frameName(scenario, setup), layers: layerValues(setup.layers) }
  yield { do: 'close', fd }
}

/** send() on a raw socket: the kernel adds nothing and looks at nothing; padding and FCS are the card's. */
export function sendRaw(
  { run, node, mtu }: HostState,
  request: { readonly fd: number; readonly pdu: PduName; readonly layers: readonly LayerValues[] },
): { readonly value: number; readonly errno?: Errno; readonly pdu: PduName } {
  const { fd, pdu } = request
  const frame = run.draft(pdu, node, run.forced(pdu, request.layers))
  const { octets: finished, layers } = encode(frame.layers, { fcs: true })
  const [ethernet] = layers
  const written = ethernet?.bodyEnd ?? 0
  const call = { name: 'send', fd, octets: written } as const
  const of = { pdu, strip: strip(frame, 0, written) }
  run.emit(node, { kind: 'call', call }, of)
  const finish = (value: number, errno?: Errno) => {
    run.emit(node, { kind: 'return', call, value, ...(errno && { errno }) }, { pdu })
    return { value, ...(errno && { errno }), pdu }
  }
  // packet_snd() leaves room for the link's header and one tag.
  const room = ETHERNET_HEADER + (layers[1]?.protocol === 'vlan' ? TAG : 0) + mtu
  if (written > room) return finish(-1, 'EMSGSIZE')
  run.emit(node, { kind: 'copy', direction: 'in', octets: written }, of)
  const footer = ethernet?.fields.some(({ name }) => name === 'frameCheckSequence') ? 4 : 0
  const padding = finished.length - written - footer
  run.emit(node, { kind: 'finish', padding }, { pdu, strip: strip(frame, 0, finished.length) })
  // Whoever receives it goes by the octets; the recipe may say what no reader would find.
  run.send(node, 0, { frame, octets: finished, damage: [], ...AT_SENDER })
  return finish(written)
}
