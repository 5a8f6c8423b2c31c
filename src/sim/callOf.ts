/** A request of a program as the trace remembers it. */
import type { Call } from '../trace/trace'
import { formatIpv4 } from '../wire/address'
import type { ConnectedRequest } from './program'

/** The call as the trace remembers it. */
export function callOf(request: ConnectedRequest): Call {
  const { fd } = request
  switch (request.do) {
    case 'connect':
      return { name: 'connect', fd, address: formatIpv4(request.address), port: request.port }
    case 'send':
      return { name: 'send', fd, octets: request.octets.length }
    case 'recv':
      return { name: 'recv', fd, length: request.length }
    case 'listen':
      return { name: 'listen', fd, backlog: request.backlog }
    case 'accept':
      return { name: 'accept', fd }
    case 'shutdown':
      return { name: 'shutdown', fd, how: request.how }
    case 'setsockopt':
      return { name: 'setsockopt', fd, option: request.option, value: request.value }
  }
}
