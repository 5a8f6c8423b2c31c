/** What the names of PDUs say. */
import type { PduName } from '../scenario/scenario'

/**
 * The number of the first application octet that a PDU of a `sender` carries, counted from 1 as its program sent them:
 * 7 for `client>server data 7` and for its copies; undefined for all others.
 */
export function firstOctetOf(pdu: PduName): number | undefined {
  const found = / data (\d+)( copy \d+)?$/.exec(pdu)
  return found ? Number(found[1]) : undefined
}
