/** Port numbers: their three ranges (RFC 6335 §6) and a few of the names that /etc/services holds. */

export type PortRange = 'system' | 'user' | 'dynamic'

/** First and last port of each range. */
export const PORT_RANGES: Readonly<Record<PortRange, readonly [first: number, last: number]>> = {
  system: [0, 1023],
  user: [1024, 49151],
  dynamic: [49152, 65535],
}

/** The range a port of 0 to 65535 is in. */
export function rangeOfPort(port: number): PortRange {
  if (port <= PORT_RANGES.system[1]) return 'system'
  return port <= PORT_RANGES.user[1] ? 'user' : 'dynamic'
}

export interface Service {
  readonly name: string
  readonly port: number
  readonly transports: readonly ('tcp' | 'udp')[]
}

const TCP = ['tcp'] as const
const UDP = ['udp'] as const
const BOTH = ['tcp', 'udp'] as const

const service = (name: string, port: number, transports: Service['transports']): Service => ({
  name,
  port,
  transports,
})

/** Names registered with IANA, in order of their ports, over the transports that Debian's /etc/services lists. */
export const SERVICES: readonly Service[] = [
  service('echo', 7, BOTH),
  service('ftp', 21, TCP),
  service('ssh', 22, TCP),
  service('telnet', 23, TCP),
  service('smtp', 25, TCP),
  service('domain', 53, BOTH),
  service('bootps', 67, UDP),
  service('bootpc', 68, UDP),
  service('tftp', 69, UDP),
  service('http', 80, TCP),
  service('pop3', 110, TCP),
  service('ntp', 123, UDP),
  service('snmp', 161, BOTH),
  service('bgp', 179, TCP),
  service('ldap', 389, BOTH),
  service('https', 443, BOTH),
  service('syslog', 514, UDP),
  service('submission', 587, TCP),
  service('imaps', 993, TCP),
  service('radius', 1812, BOTH),
  service('nfs', 2049, BOTH),
  service('mysql', 3306, TCP),
  service('sip', 5060, BOTH),
  service('mdns', 5353, UDP),
  service('postgresql', 5432, TCP),
  service('redis', 6379, TCP),
  service('http-alt', 8080, TCP),
]

/** The service registered for a port, if it is one of these. */
export function serviceOfPort(port: number): Service | undefined {
  return SERVICES.find(each => each.port === port)
}

/** What getservbyname() would find: the service of this name, if it is one of these. */
export function serviceByName(name: string): Service | undefined {
  return SERVICES.find(each => each.name === name.toLowerCase())
}
