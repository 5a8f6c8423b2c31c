/** What a host's TCP is set to: the scenario's switches over our own defaults. */
import type { Scenario } from '../../scenario/scenario'
import type { Settings } from './connection'

/** IPv4's header and TCP's, without options (RFC 9293 §3.7.1). */
const HEADERS = 40
/** The largest window without scaling, so that the numbers in the segments are the octets themselves. */
const RECEIVE_BUFFER = 65_535
const SEND_BUFFER = 65_536
/** RFC 9293 §3.4.1 says two minutes; most systems stay in TIME-WAIT for a minute in all. */
const MAXIMUM_SEGMENT_LIFETIME = 30_000_000

/** Settings for connections over a link of this MTU. */
export function settingsOf({ tcp = {} }: Scenario, mtu: number): Settings {
  return {
    maximumSegmentSize: mtu - HEADERS,
    delayedAck: tcp.delayedAck ?? true,
    nagle: tcp.nagle ?? true,
    sack: tcp.sack ?? true,
    timestamps: tcp.timestamps ?? false,
    windowScale: tcp.windowScale ?? true,
    limitedTransmit: tcp.limitedTransmit ?? true,
    minimumRto: tcp.minimumRto ?? 1_000_000,
    initialWindow: tcp.initialWindow ?? 10,
    receiveBuffer: tcp.receiveBuffer ?? RECEIVE_BUFFER,
    sendBuffer: tcp.sendBuffer ?? SEND_BUFFER,
    maximumSegmentLifetime: tcp.maximumSegmentLifetime ?? MAXIMUM_SEGMENT_LIFETIME,
  }
}
