/** Where the parts of a lane stand: in one row where there is room, else buffers under the network, else all stacked. */

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The size to lay a lane out for, CSS px. */
export interface Room {
  readonly width: number
  readonly height: number
}

export interface Areas {
  /** One rem in px: all measures are multiples of it. */
  readonly u: number
  readonly width: number
  readonly height: number
  readonly form: 'row' | 'two' | 'stack'
  readonly heading: Rect
  readonly sends: Rect
  readonly sendBuffer: Rect
  readonly network: Rect
  readonly receiveBuffer: Rect
  readonly receives: Rect
}

/** In rems: from here on all stands in one row; below the second figure everything is stacked. */
const ROW = 58
const TWO = 38
/** The least height of each form, rems. */
const LEAST = { row: 9.4, two: 14.8, stack: 23.4 } as const

/** The form that a lane of this width takes, and the height that it needs, px. */
export function formOf(width: number, rem: number): { readonly form: Areas['form']; readonly least: number } {
  const form = width / rem >= ROW ? 'row' : width / rem >= TWO ? 'two' : 'stack'
  return { form, least: LEAST[form] * rem }
}

export function areasFor(room: Room, rem: number): Areas {
  const { form, least } = formOf(room.width, rem)
  const height = Math.max(room.height, least)
  const areas = { row: rowAreas, two: twoAreas, stack: stackAreas }[form](room.width, height, rem)
  return { ...areas, u: rem, width: room.width, height, form }
}

type Places = Omit<Areas, 'u' | 'width' | 'height' | 'form'>

const HEADING = 2.9

function rowAreas(width: number, height: number, u: number): Places {
  const units = width / u
  const between = (least: number, share: number, most: number) =>
    Math.max(least, Math.min(units * share, most)) * u
  const gap = between(1, 0.018, 2)
  const sends = between(10, 0.118, 11)
  const sendBuffer = between(8.4, 0.125, 13)
  const receiveBuffer = between(11, 0.17, 18)
  const receives = between(9.5, 0.15, 15)
  const [top, rest] = [0.2 * u, height - 0.4 * u]
  const column = (x: number, w: number): Rect => ({ x, y: top, width: w, height: rest })
  const network = sends + sendBuffer + 2 * gap
  const right = width - receives - receiveBuffer - gap
  return {
    heading: { x: 0, y: top, width: sends + gap + sendBuffer, height: HEADING * u },
    sends: { x: 0, y: top + HEADING * u, width: sends, height: rest - HEADING * u },
    sendBuffer: column(sends + gap, sendBuffer),
    network: column(network, right - gap - network),
    receiveBuffer: column(right, receiveBuffer),
    receives: column(width - receives, receives),
  }
}

function twoAreas(width: number, height: number, u: number): Places {
  const gap = 1.2 * u
  const side = Math.max(8 * u, Math.min(0.22 * width, 10 * u))
  const middle = width - 2 * side - 2 * gap
  const upper = 7.6 * u
  const lower = { y: upper + 0.3 * u, height: height - upper - 0.5 * u }
  const half = (middle - gap) / 2
  return {
    heading: { x: 0, y: 0.2 * u, width: side + gap, height: HEADING * u },
    sends: { x: 0, y: (0.2 + HEADING) * u, width: side, height: height - (HEADING + 0.4) * u },
    network: { x: side + gap, y: 0.2 * u, width: middle, height: upper - 0.4 * u },
    sendBuffer: { x: side + gap, width: half, ...lower },
    receiveBuffer: { x: side + 2 * gap + half, width: half, ...lower },
    receives: { x: width - side, y: 0.2 * u, width: side, height: height - 0.4 * u },
  }
}

function stackAreas(width: number, height: number, u: number): Places {
  const gap = 1 * u
  const half = (width - gap) / 2
  const calls = { y: 2.2 * u, height: 6.2 * u }
  const network = { x: 0, y: 8.4 * u, width, height: 7.6 * u }
  const buffers = { y: 16.1 * u, height: height - 16.3 * u }
  return {
    heading: { x: 0, y: 0.2 * u, width, height: 1.8 * u },
    sends: { x: 0, width: half, ...calls },
    receives: { x: half + gap, width: half, ...calls },
    network,
    sendBuffer: { x: 0, width: half, ...buffers },
    receiveBuffer: { x: half + gap, width: half, ...buffers },
  }
}
