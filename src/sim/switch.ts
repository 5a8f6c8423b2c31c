/** A switch: it learns who is where, drops damaged frames, and passes on every other frame as it is. */
import type { NodeId } from '../scenario/scenario'
import { BROADCAST_MAC } from '../wire/address'
import { checkLength, checkSequence } from './ethernet'
import { judge, sameOctets } from './judge'
import { drop, dropFor, type Held, type Run, type Station, strip } from './run'
import { macText } from './texts'

/** A store-and-forward switch with as many ports as cables (IEEE 802.1D §7.7, §7.8). */
export function makeSwitch(run: Run, node: NodeId, ports: readonly number[]): Station {
  const table = new Map<string, number>()
  return {
    receive(port, held) {
      const of = { pdu: held.frame.pdu, strip: strip(held.frame, 0, held.octets.length) }
      const { checks, failed } = judge([() => checkLength(held), () => checkSequence(held)])
      run.emit(node, { kind: 'checks', layer: 0, protocol: 'ethernet', checks }, of)
      if (failed) return dropFor(run, node, held, of.strip, failed, 0)

      const [source, destination] = macs(held)
      const mac = macText(source)
      run.emit(node, { kind: 'learn', mac, port, isNew: table.get(mac) !== port }, of)
      table.set(mac, port)

      const known = sameOctets(destination, BROADCAST_MAC) ? undefined : table.get(macText(destination))
      // A frame for somebody on the port it came from has reached them already.
      if (known === port) return drop(run, node, held, of.strip, { reason: 'samePort', layer: 0 })
      const out = known === undefined ? ports.filter(each => each !== port) : [known]
      run.emit(node, { kind: 'forward', ports: out, flooded: known === undefined }, of)
      const forwarded = run.last()
      for (const each of out) {
        run.resume(forwarded)
        run.send(node, each, held)
      }
    },
  }
}

function macs(held: Held): [Uint8Array, Uint8Array] {
  return [held.octets.subarray(6, 12), held.octets.subarray(0, 6)]
}
