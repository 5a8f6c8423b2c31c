/** Hex dumps as `hexdump -C` and text2pcap know them, both ways. */

/** Octets in rows of 16: offset, hex, ASCII. */
export function writeHexDump(octets: Uint8Array): string {
  const rows: string[] = []
  for (let at = 0; at < octets.length; at += 16) {
    const row = [...octets.subarray(at, at + 16)]
    const pairs = row.map(octet => octet.toString(16).padStart(2, '0'))
    const hex = `${pairs.slice(0, 8).join(' ')}  ${pairs.slice(8).join(' ')}`.padEnd(48)
    const ascii = row.map(octet => (octet > 31 && octet < 127 ? String.fromCharCode(octet) : '.')).join('')
    rows.push(`${at.toString(16).padStart(8, '0')}  ${hex}  |${ascii}|`)
  }
  return `${rows.join('\n')}\n`
}

/**
 * Octets of a pasted dump: rows with or without an offset in front and ASCII behind, or bare hex digits.
 * Undefined where no hex can be made out.
 */
export function readHexDump(text: string): Uint8Array | undefined {
  const octets: number[] = []
  for (const line of text.split(/\r?\n/)) {
    const hex = withoutOffset(line.trim(), octets.length)
      .replace(/\s*\|.*\|$/, '')
      .replace(/\s{3,}.*$/, '')
      .replace(/\b0x|[\s,]/gi, '')
    if (!/^([0-9a-f]{2})*$/i.test(hex)) return undefined
    octets.push(...(hex.match(/../g) ?? []).map(pair => Number.parseInt(pair, 16)))
  }
  return octets.length ? Uint8Array.from(octets) : undefined
}

/** Digits in front that count the octets so far are an offset, not octets. */
function withoutOffset(line: string, count: number): string {
  const offset = /^(?:0x)?([0-9a-f]{4,8})(?::\s*|\s+|$)/i.exec(line)
  const isAlone = offset?.[0].length === line.length
  if (!offset || Number.parseInt(offset[1] ?? '', 16) !== count || (isAlone && count === 0)) return line
  return line.slice(offset[0].length)
}
