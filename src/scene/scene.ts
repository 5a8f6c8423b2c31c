/** A picture as plain data: items with keys, drawn in order, in CSS pixels of the room they were laid out for. */
import type { Layer } from '../wire/spec'

/** A layer's colour, or one of the few that mean none. `alarm` always comes with a mark and a word. */
export type Tone = Layer | 'ink' | 'quiet' | 'line' | 'panel' | 'ground' | 'alarm'

interface Common {
  /** Unique in a picture and the same from step to step: what moves keeps its key. */
  readonly key: string
  readonly tone: Tone
  /** 0 to 1; left out: 1. */
  readonly opacity?: number
  /** Where it comes from when it appears, goes to when it leaves (else it fades in its place). */
  readonly enter?: { readonly x: number; readonly y: number }
  readonly leave?: { readonly x: number; readonly y: number }
  /** What clicking it opens, resolved by the screen: `octet:17`, `layer:1`, `field:1.timeToLive`. */
  readonly target?: string
  /** For a screen reader and for tests, where the item itself is meaningful; decoration has none. */
  readonly label?: string
  /** Shown beside it while it is pointed at: its name, where there was no room to write it. */
  readonly hint?: string
}

export interface Box extends Common {
  readonly kind: 'box'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius: number
  /** tint: pale fill; solid: ink under light text; outline: none; panel: the panel colour. */
  readonly fill: 'tint' | 'solid' | 'outline' | 'panel'
  /** Width of the border, 0 for none. */
  readonly border: number
  readonly dashed?: boolean
}

export interface Text extends Common {
  readonly kind: 'text'
  readonly x: number
  /** The baseline. */
  readonly y: number
  readonly text: string
  readonly size: number
  readonly weight: 400 | 600 | 700
  readonly face: 'words' | 'octets'
  readonly anchor: 'start' | 'middle' | 'end'
  /** On a solid fill: light text. */
  readonly onSolid?: boolean
}

export interface Line extends Common {
  readonly kind: 'line'
  readonly points: readonly (readonly [number, number])[]
  readonly border: number
  readonly dashed?: boolean
}

/** A mark: a tick, a cross, an arrow, a lightning bolt for a flipped bit. */
export interface Mark extends Common {
  readonly kind: 'mark'
  readonly mark: 'tick' | 'cross' | 'arrowRight' | 'arrowDown' | 'arrowUp' | 'bolt' | 'lock'
  readonly x: number
  readonly y: number
  readonly size: number
}

export type Item = Box | Text | Line | Mark

/** Very many things that move, drawn together: at most boxes that open, and marks on them. */
export interface Crowd {
  /** They stand in front of the item with this key, and of all before it. */
  readonly over: string
  /** The part of the picture that they keep to, px. */
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly items: readonly Item[]
  /** What one is called, by its target: of so many, names are made when they are asked for. */
  readonly labelOf: (target: string) => string
}

export interface Picture {
  readonly width: number
  readonly height: number
  readonly items: readonly Item[]
  /** Where more moves than a player of single items can keep up with. */
  readonly crowd?: Crowd
  /** The whole picture in words, from the same model. */
  readonly description: string
}
