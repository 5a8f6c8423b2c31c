/** How wide words are in the page's own two typefaces, so that a picture can be laid out without a screen. */

/** Advance widths of the characters 32 to 126 in hundredths of an em: Atkinson Hyperlegible Next, regular and bold. */
const REGULAR =
  '28 29 31 66 60 92 74 16 30 30 49 61 21 37 21 39 65 41 55 58 62 59 60 51 62 60 21 21 56 63 56 48 78 63 62 65 67 57 56 70 70 40 52 64 55 83 70 72 60 73 62 60 56 69 60 86 63 58 61 32 39 35 56 38 25 53 57 49 57 54 32 56 55 26 25 50 27 85 55 55 57 58 35 48 33 54 47 69 49 45 46 35 24 35 56'
const BOLD =
  '32 31 39 77 61 97 73 21 34 34 49 60 28 38 28 44 66 44 58 60 63 61 63 54 63 58 28 28 57 62 57 55 79 68 65 66 69 60 57 72 71 43 57 67 56 86 72 75 63 76 65 61 61 69 65 89 69 65 62 34 44 35 59 40 29 56 60 51 60 57 37 60 58 30 26 56 32 89 58 58 60 60 38 51 38 57 53 74 54 53 51 39 26 39 54'
const [regular, bold] = [widths(REGULAR), widths(BOLD)]
/** The faces vary evenly between their masters; rounded up a little, so that nothing is wider than was thought. */
const semibold = regular.map((width, at) => width + 0.75 * ((bold[at] ?? width) - width))
const advances = { 400: regular, 600: semibold, 700: bold } as const

/** Every character of the mono face, ems. */
export const OCTET_ADVANCE = 0.632
/** A character that the table does not hold: as wide as wide letters are, so that guesses err to the safe side. */
const UNKNOWN = 0.8

function widths(table: string): readonly number[] {
  return table.split(' ').map(each => Number(each) / 100)
}

/** How a text is set. */
export interface Setting {
  readonly size: number
  readonly weight?: 400 | 600 | 700
  readonly face?: 'words' | 'octets'
}

/** The width of a text in px. */
export function textWidth(text: string, { size, weight = 400, face = 'words' }: Setting): number {
  if (face === 'octets') return [...text].length * OCTET_ADVANCE * size
  const table = advances[weight]
  let ems = 0
  for (const character of text) ems += table[character.charCodeAt(0) - 32] ?? UNKNOWN
  return ems * size
}

/** The first of several wordings that fits into `width` px; where none does, the last one, cut with an ellipsis. */
export function fitting(wordings: readonly string[], width: number, setting: Setting): string {
  const fits = wordings.find(each => textWidth(each, setting) <= width)
  if (fits !== undefined) return fits
  let cut = [...(wordings.at(-1) ?? '')]
  while (cut.length > 1 && textWidth(`${cut.join('')}…`, setting) > width) cut = cut.slice(0, -1)
  return `${cut.join('').trimEnd()}…`
}

/** A text broken between words into lines of at most `width` px; a single longer word stays whole. */
export function lines(text: string, width: number, setting: Setting): readonly string[] {
  const found: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word
    if (line && textWidth(longer, setting) > width) {
      found.push(line)
      line = word
    } else line = longer
  }
  return line ? [...found, line] : found
}
