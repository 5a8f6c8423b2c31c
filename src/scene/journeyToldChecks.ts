/** What the panel says of a receiver's checks, of the peeling behind them, and of what ends here. */
import type { Trace } from '../trace/trace'
import { specOf } from '../wire/protocols'
import type { Moment } from './journeyMoment'
import type { Panel, Voice } from './journeyPanel'
import { MOST, type Of, row, telling, valueText } from './journeyRows'

export function checksPanel(
  trace: Trace,
  event: Of<'checks'>,
  voice: Voice,
  title: string,
  note: string | undefined,
): Panel {
  const tone = specOf(event.protocol).layer
  const all = voice.checkLines(event, trace)
  // Four at most; the one that failed is the last a receiver makes, so it is always among them.
  const rows = all.slice(-MOST).map(line =>
    row(
      line.checks.map(check => check.check).join('+'),
      line.label,
      line.seen,
      line.passed ? tone : 'alarm',
      {
        verdict: line.up ? voice.say('journey.verdict.handUp', { up: line.up }) : line.verdict,
        mark: line.passed ? (line.up ? 'arrowUp' : 'tick') : 'cross',
        ...(line.checks[0]?.field && { target: `field:${event.layer}.${line.checks[0].field}` }),
      },
    ),
  )
  const more = all.length - rows.length
  const extra = more > 0 ? voice.say('journey.morePassed', { count: more }) : note
  return { title, rows, ...(extra !== undefined && { note: extra }) }
}

function asEvent(checks: NonNullable<Moment['checks']>): Of<'checks'> {
  return checks as Of<'checks'>
}

/** What a program's own header said: nothing checked it before it came off. */
function peeledRows({ held }: Moment, event: Of<'decapsulate'>) {
  const layer = held?.dissection.layers[event.layer]
  if (!layer) return []
  return telling(layer).map(field =>
    row(field.name, field.spec.label, valueText(field), layer.spec.layer, {
      target: `field:${event.layer}.${field.name}`,
    }),
  )
}

/** The checks stay in mind while the header is peeled: the last of them says who gets the rest. */
export function peelPanel(
  trace: Trace,
  moment: Moment,
  event: Of<'decapsulate'>,
  voice: Voice,
): Panel | undefined {
  const { say } = voice
  const note = event.trimmed > 0 ? say('journey.trimmed', { bytes: event.trimmed }) : undefined
  if (moment.checks)
    return checksPanel(trace, asEvent(moment.checks), voice, say('journey.panel.checkedBefore'), note)
  const header = peeledRows(moment, event)
  if (header.length === 0) return note === undefined ? undefined : { title: note, rows: [] }
  return {
    title: say('journey.panel.peeled', { protocol: specOf(event.protocol).label }),
    rows: header,
    ...(note !== undefined && { note }),
  }
}

export function dropPanel(trace: Trace, moment: Moment, event: Of<'drop'>, voice: Voice): Panel {
  const { say } = voice
  const counter = row(
    'counter',
    say('journey.row.counter'),
    event.counter ?? say('journey.noCounter'),
    'alarm',
    {
      ...(event.counter && { verdict: say('journey.verdict.counted') }),
    },
  )
  const base = moment.checks ? checksPanel(trace, asEvent(moment.checks), voice, '', undefined) : undefined
  const failed = base?.rows.filter(each => each.mark === 'cross') ?? []
  const why = failed.length
    ? failed
    : [row('reason', say('journey.row.reason'), reasonOf(event.reason), 'alarm', { mark: 'cross' })]
  return { title: say('journey.panel.drop'), rows: [...why, counter] }
}

/** `receiveBuffer` as words: what names a reason names a rule of the simulator. */
const reasonOf = (reason: string) => reason.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
