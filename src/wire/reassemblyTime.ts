/** How long pieces wait for the others, and who hears of it when they waited in vain (RFC 1122 §3.3.2, RFC 8200 §4.5). */
import { type Assembly, NOTHING, type Version } from './reassembly'

/** A packet of which some pieces are there; times are microseconds of whatever clock the caller has. */
export interface Unfinished {
  readonly version: Version
  /** When the first of its pieces came, whichever that was. */
  readonly since: number
  readonly assembly: Assembly
}

/**
 * Microseconds. IPv6: 60 s (RFC 8200 §4.5). IPv4: RFC 1122 §3.3.2 would have 60 to 120 s, Linux takes 30
 * (`net.ipv4.ipfrag_time`), and so do hosts here.
 */
export const REASSEMBLY_TIMEOUT: Readonly<Record<Version, number>> = { ipv4: 30_000_000, ipv6: 60_000_000 }

/** A packet whose first piece comes now. */
export function unfinished(version: Version, now: number): Unfinished {
  return { version, since: now, assembly: NOTHING }
}

/** The moment at which all that is there is let go. Pieces that come in between do not put it off. */
export function expiryOf({ version, since }: Pick<Unfinished, 'version' | 'since'>): number {
  return since + REASSEMBLY_TIMEOUT[version]
}

/**
 * Who sent it is told (ICMP time exceeded, code 1; ICMPv6 type 3, code 1) if the piece at offset 0 is among those that
 * came: only that one has the ports in it. Both RFCs say the same.
 */
export function isSenderTold({ assembly }: Pick<Unfinished, 'assembly'>): boolean {
  return assembly.pieces[0]?.first === 0
}
