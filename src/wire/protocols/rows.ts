/** The rows of a first visit's headers, whose sentences the build keeps apart (`told.ts`). */
import type { FieldSpec } from '../spec'
import { arp } from './arp'
import { data } from './data'
import { ethernet } from './ethernet'
import { ipv4 } from './ipv4'
import { tftp } from './tftp'
import { udp } from './udp'

export const rows: readonly FieldSpec[] = [ethernet, arp, ipv4, udp, tftp, data]
  .flatMap(({ fields, trailer = [] }) => [...fields, ...trailer])
  .flatMap(row => [row, row.as?.(0) ?? []].flat())
