/** How much a run has to bring over, to tell how far it is. */
import { sizeOf } from '../scenario/messages'
import { payloadOctets } from '../scenario/payload'
import type { Scenario } from '../scenario/scenario'

/** Octets of the files and messages to be transferred. */
export function toBeSent({ programs }: Scenario): number {
  return programs.reduce((sum, program) => {
    if (program.kind === 'tftpWrite') return sum + payloadOctets(program.payload).length
    return program.kind === 'sender' ? sum + sizeOf(program.messages) : sum
  }, 0)
}
