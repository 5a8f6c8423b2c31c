/** Octets as a C array. */

/** A C definition of `name` with rows of twelve octets. */
export function writeC(octets: Uint8Array, name = 'frame'): string {
  const rows: string[] = []
  for (let at = 0; at < octets.length; at += 12) {
    const row = Array.from(octets.subarray(at, at + 12), octet => `0x${octet.toString(16).padStart(2, '0')}`)
    rows.push(`  ${row.join(', ')},`)
  }
  return `const unsigned char ${name}[${octets.length}] = {\n${rows.join('\n')}\n};\n`
}
