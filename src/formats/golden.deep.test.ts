/** All captures of OCTET_CAPTURES against tshark's golden dissections: value, offset and length of every field. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { judgeSet } from './golden.fixture'
import { reviewedReasons } from './tsharkNames.fixture'

/** Where it is set the captures must be there, and no fewer than these: a judge cannot silently vanish. */
const folder = process.env.OCTET_CAPTURES
const wanted = { own: 216, crafted: 227, real: 226 }

describe.runIf(folder)('golden dissections', () => {
  it.each(['own', 'crafted', 'real'] as const)('%s', set => {
    const root = folder ?? ''
    const golden = (name: string) => join(root, 'golden', set, `${name}.jsonl.gz`)
    const names = readdirSync(join(root, set)).filter(name => existsSync(golden(name)))
    expect(names.length).toBeGreaterThanOrEqual(wanted[set])
    const result = judgeSet(
      names.map(name => ({
        name,
        file: unzipped(readFileSync(join(root, set, name))),
        golden: gunzipSync(readFileSync(golden(name))).toString(),
      })),
    )
    process.stdout.write(`golden ${set}: ${result.summary}\n`)
    expect(result.unexplained.slice(0, 40)).toEqual([])
    const reasons = [...result.explained.keys()]
    expect(reasons.filter(reason => !reviewedReasons.some(reviewed => reviewed.test(reason)))).toEqual([])
  })
})

function unzipped(file: Buffer): Uint8Array {
  const isGzip = file[0] === 0x1f && file[1] === 0x8b
  return new Uint8Array(isGzip ? gunzipSync(file, { maxOutputLength: 1 << 26 }) : file)
}
