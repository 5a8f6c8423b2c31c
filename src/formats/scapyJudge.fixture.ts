/** A second judge of checksums: Scapy reads each frame, forgets its checksums and makes the frame anew. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Debian's Python, for which Debian's Scapy is installed. */
const PYTHON = '/usr/bin/python3'

const SCRIPT = `
import sys, logging
logging.disable(50)
from scapy.all import PcapReader, Ether

def layers(packet):
    while packet is not None and packet.name != 'NoPayload':
        yield packet
        packet = packet.payload

def sums(packet):
    return [getattr(p, n) for p in layers(packet) for n in ('chksum', 'cksum') if n in p.default_fields]

equal = 0
for number, packet in enumerate(PcapReader(sys.argv[1])):
    copy = packet.copy()
    for p in layers(copy):
        for name in ('chksum', 'cksum'):
            if name in p.fields:
                delattr(p, name)
    before, after = sums(packet), sums(Ether(bytes(copy)))
    if before == after:
        equal += len(before)
    else:
        print(number, before, after)
print('equal', equal)
`

export const hasScapy = spawnSync(PYTHON, ['-c', 'import scapy.all']).status === 0

/** Frames (by position) whose checksums Scapy would make otherwise, and how many it makes alike. */
export function scapyChecksums(capture: Uint8Array): { equal: number; others: Map<number, string> } {
  const folder = mkdtempSync(join(tmpdir(), 'octet-'))
  try {
    writeFileSync(join(folder, 'capture'), capture)
    writeFileSync(join(folder, 'judge.py'), SCRIPT)
    const { stdout, stderr, status } = spawnSync(
      PYTHON,
      [join(folder, 'judge.py'), join(folder, 'capture')],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      },
    )
    if (status !== 0) throw new Error(`scapy: ${stderr}`)
    const lines = stdout.trim().split('\n')
    const others = lines.slice(0, -1).map(line => [Number.parseInt(line, 10), line] as const)
    return { equal: Number(lines.at(-1)?.split(' ')[1]), others: new Map(others) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
