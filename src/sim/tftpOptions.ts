/** TFTP's options: what a client asks for, what a server agrees to, and what then holds (RFC 2347, 2348, 2349, 7440). */
import { BLOCK_SIZE } from '../scenario/limits'
import type { ProgramSetup, TftpOptions } from '../scenario/scenario'
import type { Micros } from '../trace/trace'

/** Options as they stand in a message: names and values as text, in their order. */
export type OptionTexts = readonly (readonly [name: string, value: string])[]

/** What holds for one transfer. */
export interface Terms {
  /** Octets of data in every block but the last. */
  readonly blksize: number
  /** Blocks that are sent before an ACK is waited for. */
  readonly windowsize: number
  /** How long the side with the data waits for an ACK; undefined: as it sees fit. */
  readonly timeout?: Micros
}

/** Without options (RFC 1350 §2). */
export const PLAIN: Terms = { blksize: 512, windowsize: 1 }

const SECOND = 1_000_000

/** What a client writes into its request; `size` is the file's, 0 where it asks for it (RFC 2349). */
export function asked(options: TftpOptions, size: number): OptionTexts {
  const { blksize, timeout, tsize, windowsize } = options
  const all: [string, number | undefined][] = [
    ['blksize', blksize],
    ['timeout', timeout],
    ['tsize', tsize ? size : undefined],
    ['windowsize', windowsize],
  ]
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]))
}

/**
 * What a server answers: of each option that it knows no more than it was asked for, and none of the others (RFC 2347).
 * `size` is that of the file it sends, undefined where it takes one.
 */
export function agreed(
  wanted: OptionTexts,
  most: Extract<ProgramSetup, { kind: 'tftpServer' }>['most'],
  size: number | undefined,
): OptionTexts {
  const value = (name: string, number: number): number | undefined => {
    switch (name) {
      case 'blksize':
        return number >= BLOCK_SIZE.least && number <= BLOCK_SIZE.most
          ? Math.min(number, most?.blksize ?? BLOCK_SIZE.most)
          : undefined
      case 'windowsize':
        return number >= 1 && number <= 65_535 ? Math.min(number, most?.windowsize ?? 65_535) : undefined
      case 'timeout':
        return number >= 1 && number <= 255 ? number : undefined
      case 'tsize':
        return size ?? number
      default:
        return undefined
    }
  }
  // An option counts once, the first time (RFC 2347).
  const isFirst = (name: string, at: number) =>
    wanted.findIndex(([each]) => each.toLowerCase() === name.toLowerCase()) === at
  return wanted.flatMap(([name, text], at) => {
    if (!isFirst(name, at)) return []
    // Names are not case sensitive (RFC 2347).
    const answer = /^\d+$/.test(text) ? value(name.toLowerCase(), Number(text)) : undefined
    return answer === undefined ? [] : [[name, String(answer)] as const]
  })
}

/** May a server answer so? It may lower block and window, nothing else, and must not add anything (RFC 2347, 2348, 7440). */
export function isFair(wanted: OptionTexts, answer: OptionTexts): boolean {
  return answer.every(([name, text]) => {
    const before = wanted.find(([each]) => each === name)
    if (!before || !/^\d+$/.test(text)) return false
    const [least, most] = [Number(text), Number(before[1])]
    if (name === 'blksize') return least >= BLOCK_SIZE.least && least <= most
    if (name === 'windowsize') return least >= 1 && least <= most
    return name === 'tsize' || least === most
  })
}

/** What holds after an OACK. */
export function termsOf(answer: OptionTexts): Terms {
  const number = (wanted: string) => {
    const found = answer.find(([name]) => name.toLowerCase() === wanted)
    return found && Number(found[1])
  }
  const timeout = number('timeout')
  return {
    blksize: number('blksize') ?? PLAIN.blksize,
    windowsize: number('windowsize') ?? PLAIN.windowsize,
    ...(timeout !== undefined && { timeout: timeout * SECOND }),
  }
}
