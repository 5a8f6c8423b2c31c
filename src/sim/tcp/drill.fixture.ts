// One connection against a script, in packetdrill's spirit: calls, segments that come, segments that go, each with its time.
import { arrive, openPassive } from './arriving'
import { abort, alarm, close, closeSending, openActive, read, setNoDelay, write } from './calls'
import { type Connection, makeConnection, type Output, type Settings, timerDue } from './connection'
import type { Segment, SegmentOptions } from './segment'
import { distance, plus, type Sequence, sequence } from './sequence'

/** Both sides count across the wrap of the sequence numbers in every script. */
const OURS = 0xffff_fff0
const THEIRS = 0xffff_fffa

export const SETTINGS: Settings = {
  maximumSegmentSize: 1000,
  delayedAck: true,
  nagle: true,
  sack: false,
  timestamps: false,
  windowScale: false,
  limitedTransmit: false,
  minimumRto: 1_000_000,
  initialWindow: 10,
  receiveBuffer: 10_000,
  sendBuffer: 100_000,
  maximumSegmentLifetime: 30_000_000,
}

/** Runs the inputs of a script and gives the whole of it as it came about; times in ms. */
export function drill(script: readonly string[], settings: Partial<Settings> = {}): string[] {
  const transcript: string[] = []
  const { connection, told } = connectionFor(script, { ...SETTINGS, ...settings })
  const flush = (at: number) => transcript.push(...told.splice(0).map(line => `${at / 1000} ${line}`))
  const runClock = (until: number) => {
    for (let due = timerDue(connection); due !== undefined && due <= until; due = timerDue(connection)) {
      alarm(connection, due)
      flush(due)
    }
  }
  for (const line of script.map(each => each.trim())) {
    const [time = '', what = '', ...words] = line.split(/\s+/)
    if (isOutput(what)) continue
    const now = Math.round(Number(time) * 1000)
    runClock(now)
    transcript.push(line)
    input(connection, what, words, now)
    flush(now)
  }
  return transcript
}

const isOutput = (what: string) => ['>', 'state', 'failed'].includes(what)

function connectionFor(script: readonly string[], settings: Settings) {
  const told: string[] = []
  const isPassive = script.some(line => / listen$/.test(line.trim()))
  const connection: Connection = makeConnection(
    settings,
    output => told.push(...lineOf(output)),
    OURS,
    isPassive,
  )
  function lineOf(output: Output): string[] {
    if (output.kind === 'segment') return [`> ${printed(connection, output.segment)} ${output.why}`]
    if (output.kind !== 'state') return []
    const failed = output.to === 'CLOSED' && connection.failure ? [`failed ${connection.failure}`] : []
    return [`state ${output.to}`, ...failed]
  }
  return { connection, told }
}

function input(connection: Connection, what: string, words: readonly string[], now: number) {
  const number = Number(words[0] ?? 0)
  switch (what) {
    case 'connect':
      return openActive(connection, now)
    case 'listen':
    case 'wait':
      return
    case 'send':
      write(connection, new Uint8Array(number), now)
      return
    case 'recv':
      read(connection, number, now)
      return
    case 'close':
      return close(connection, now)
    case 'shutdown':
      return closeSending(connection, now)
    case 'abort':
      return abort(connection, now)
    case 'nodelay':
      return setNoDelay(connection, true, now)
    case '<': {
      const segment = parsed(connection, words)
      if (connection.state === 'CLOSED' && segment.synchronize) return openPassive(connection, segment, now)
      return arrive(connection, segment, undefined, now)
    }
    default:
      throw new Error(`no such input: ${what}`)
  }
}

/** `S. 0:0(0) ack 1 win 65535 <mss 1000>`: relative numbers, theirs first. */
function parsed(connection: Connection, words: readonly string[]): Segment {
  const text = words.join(' ')
  const [, flags = '', from = '0', , length = '0'] = /^([SFRP.]+) (-?\d+):(-?\d+)\((\d+)\)/.exec(text) ?? []
  const [, ack] = / ack (-?\d+)/.exec(text) ?? []
  const [, win = '65535'] = / win (\d+)/.exec(text) ?? []
  return {
    sequence: plus(sequence(THEIRS), Number(from)),
    ...(ack !== undefined && { acknowledgment: plus(connection.iss, Number(ack)) }),
    synchronize: flags.includes('S'),
    finish: flags.includes('F'),
    reset: flags.includes('R'),
    push: flags.includes('P'),
    window: Number(win),
    data: new Uint8Array(Number(length)),
    options: optionsOf(connection, /<(.*)>/.exec(text)?.[1] ?? ''),
  }
}

function optionsOf({ iss }: Connection, text: string): SegmentOptions {
  const found: { -readonly [Key in keyof SegmentOptions]: SegmentOptions[Key] } = {}
  for (const each of text.split(',').filter(Boolean)) {
    const [name, ...values] = each.trim().split(/[ :]/)
    const [one = 0, two = 0] = values.map(Number)
    if (name === 'mss') found.maximumSegmentSize = one
    if (name === 'wscale') found.windowScale = one
    if (name === 'sackOK') found.sackPermitted = true
    if (name === 'TS') found.timestamps = { value: one, echo: two }
    if (name === 'sack') found.sack = [...(found.sack ?? []), [plus(iss, one), plus(iss, two)]]
  }
  return found
}

function printed({ iss, irs }: Connection, segment: Segment): string {
  const { synchronize, finish, reset, push, acknowledgment, data, window } = segment
  const flags = [
    synchronize ? 'S' : '',
    finish ? 'F' : '',
    reset ? 'R' : '',
    push ? 'P' : '',
    acknowledgment === undefined ? '' : '.',
  ].join('')
  const first = distance(iss, segment.sequence)
  const ack = acknowledgment === undefined ? '' : ` ack ${distance(irs, acknowledgment)}`
  const options = printedOptions(irs, segment.options)
  return `${flags} ${first}:${first + data.length}(${data.length})${ack} win ${window}${options}`
}

function printedOptions(irs: Sequence, options: SegmentOptions): string {
  const { maximumSegmentSize, windowScale, sackPermitted, timestamps, sack = [] } = options
  const all = [
    ...(maximumSegmentSize === undefined ? [] : [`mss ${maximumSegmentSize}`]),
    ...(windowScale === undefined ? [] : [`wscale ${windowScale}`]),
    ...(sackPermitted ? ['sackOK'] : []),
    ...(timestamps ? ['TS'] : []),
    ...sack.map(([left, right]) => `sack ${distance(irs, left)}:${distance(irs, right)}`),
  ]
  return all.length > 0 ? ` <${all.join(',')}>` : ''
}
