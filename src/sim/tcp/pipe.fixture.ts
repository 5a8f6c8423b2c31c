// Two connections with a bad network between them: it loses, doubles and delays, until it lets up.
import { arrive, openPassive } from './arriving'
import { alarm, close, openActive, read, write } from './calls'
import { type Connection, makeConnection, type Output, type Settings, timerDue } from './connection'
import type { Segment } from './segment'
import { distance, plus, type Sequence } from './sequence'

/** What the network does to one segment: how often it arrives, and how late each time (µs). */
export type Fortune = readonly number[]

export interface Trial {
  readonly settings: readonly [Settings, Settings]
  readonly iss: readonly [number, number]
  /** What becomes of one segment after the other; behind the last all arrive once, in order. */
  readonly fortunes: readonly Fortune[]
  /** Octets of each call of send(), by the side that opens. */
  readonly writes: readonly number[]
  /** recv(…, length), and the pause behind it (µs). */
  readonly reader: { readonly length: number; readonly pause: number }
}

export interface Outcome {
  readonly sent: Uint8Array
  readonly received: Uint8Array
  readonly states: readonly [string, string]
  readonly failures: readonly [string | undefined, string | undefined]
  /** Octets that were sent beyond what the other side had offered, probes aside. */
  readonly beyondWindow: number
  /** Octets that a receiver had to keep beyond its buffer. */
  readonly beyondBuffer: number
  readonly steps: number
}

/** No trial is longer: whoever needs more goes on for ever. */
export const MOST_STEPS = 50_000
const USUAL_DELAY = 10_000

interface Side {
  readonly connection: Connection
  /** The furthest right edge that has been heard of, and the last that was told. */
  edge: Sequence | undefined
}

/** Runs a trial to its end. */
export function run(trial: Trial): Outcome {
  const queue: { at: number; order: number; action: () => void }[] = []
  let [now, order, steps, used] = [0, 0, 0, 0]
  let beyondWindow = 0
  let beyondBuffer = 0
  const sent = octetsFor(trial.writes)
  const received: number[] = []
  let written = 0

  const later = (delay: number, action: () => void) => queue.push({ at: now + delay, order: order++, action })
  const sides: Side[] = [0, 1].map(index => {
    const settings = trial.settings[index] as Settings
    const emit = (output: Output) => {
      if (output.kind === 'segment') carry(index, output.segment, output.why === 'probe')
    }
    return { connection: makeConnection(settings, emit, trial.iss[index] ?? 0, index === 1), edge: undefined }
  })
  const [opener, reader] = sides as [Side, Side]

  function carry(from: number, segment: Segment, isProbe: boolean) {
    const { edge } = sides[from] as Side
    const end = plus(segment.sequence, segment.data.length)
    if (segment.data.length > 0 && !isProbe) {
      const over = edge === undefined ? segment.data.length : distance(edge, end)
      beyondWindow = Math.max(beyondWindow, over)
    }
    const fortune = trial.fortunes[used++] ?? [USUAL_DELAY]
    for (const delay of fortune) later(delay, () => deliver(1 - from, segment))
  }

  function deliver(to: number, segment: Segment) {
    const side = sides[to] as Side
    const { connection } = side
    const { acknowledgment, window, synchronize } = segment
    if (acknowledgment !== undefined) {
      const edge = plus(acknowledgment, window * (synchronize ? 1 : 2 ** connection.sndScale))
      if (side.edge === undefined || distance(side.edge, edge) > 0) side.edge = edge
    } else if (synchronize) side.edge = plus(connection.iss, 1 + window)
    if (to === 1 && connection.state === 'CLOSED' && !connection.offered && synchronize)
      openPassive(connection, segment, now)
    else arrive(connection, segment, undefined, now)
  }

  /** The programs: one writes as long as there is room and then closes, the other reads and closes at the end. */
  function work() {
    const { connection } = opener
    if (connection.state === 'ESTABLISHED' && !connection.isClosing) {
      while (written < sent.length) {
        const taken = write(connection, sent.subarray(written), now)
        written += taken
        if (taken === 0) break
      }
      if (written === sent.length) close(connection, now)
    }
  }
  let isResting = false
  function readSome() {
    const { connection } = reader
    isResting = false
    const chunks = read(connection, trial.reader.length, now)
    for (const { octets } of chunks) received.push(...octets)
    if (connection.finReceived && connection.incoming.readable === 0) return close(connection, now)
    isResting = chunks.length > 0
    if (isResting) later(Math.max(1_000, trial.reader.pause), readSome)
  }

  openActive(opener.connection, 0)
  for (; steps < MOST_STEPS; steps++) {
    queue.sort((one, other) => one.at - other.at || one.order - other.order)
    const next = queue[0]
    const dues = sides.map(({ connection }) => timerDue(connection) ?? Number.POSITIVE_INFINITY)
    const due = Math.min(...dues)
    if (isOver(sides)) break
    if (!next && due === Number.POSITIVE_INFINITY) break
    now = Math.min(next?.at ?? due, due)
    if (next && next.at <= due) {
      queue.shift()
      next.action()
    } else alarm((sides[dues.indexOf(due)] as Side).connection, now)
    work()
    if (!isResting && (reader.connection.incoming.readable > 0 || reader.connection.finReceived)) readSome()
    const { incoming, receiveLimit } = reader.connection
    beyondBuffer = Math.max(beyondBuffer, incoming.readable - receiveLimit)
  }
  return {
    sent,
    received: Uint8Array.from(received),
    states: [opener.connection.state, reader.connection.state],
    failures: [opener.connection.failure, reader.connection.failure],
    beyondWindow,
    beyondBuffer,
    steps,
  }
}

const isOver = (sides: readonly Side[]) => sides.every(({ connection }) => isDone(connection))
const isDone = ({ state, offered, failure }: Connection) =>
  state === 'TIME-WAIT' || (state === 'CLOSED' && (offered !== undefined || failure !== undefined))

function octetsFor(writes: readonly number[]): Uint8Array {
  const total = writes.reduce((sum, each) => sum + each, 0)
  return Uint8Array.from({ length: total }, (_, at) => (at * 31 + (at >> 8)) & 0xff)
}
