/** A program that makes a plain list of socket calls. */
import { payloadOctets } from '../scenario/payload'
import type { CallSetup } from '../scenario/scenario'
import { parseIpv4 } from '../wire/address'
import type { Program } from './program'

/** A plain list of calls on one socket after the other. */
export function* runCalls(calls: readonly CallSetup[]): Program {
  let fd = -1
  let sent = 0
  for (const call of calls) {
    switch (call.call) {
      case 'socket':
        fd = (yield { do: 'socket' }).value
        break
      case 'bind':
        yield { do: 'bind', fd, port: call.port }
        break
      case 'sendto': {
        const data = payloadOctets(call.payload)
        const message = { kind: `datagram ${++sent}`, layers: [{ protocol: 'data', values: { data } }] }
        yield { do: 'sendto', fd, message, address: parseIpv4(call.address) ?? 0, port: call.port }
        break
      }
      case 'recvfrom':
        yield { do: 'recvfrom', fd, length: call.length }
        break
      case 'close':
        yield { do: 'close', fd }
        break
    }
  }
}
