/** The journey in words: before anything happens, and the whole picture for a screen reader. */
import { addressOf, type Ground, portOf } from './journeyGround'
import { countOf, handsText } from './journeyHands'
import type { Moment } from './journeyMoment'
import { type Panel, tagArguments } from './journeyPanel'

/** Before anything happens: from where to where, and through what. */
export function beforePanel(ground: Ground): Panel {
  const { trace, track, network, options } = ground
  const { say, nodeName } = options
  const from = trace.frames.find(frame => frame.pdu === track.pdu)?.by
  const ends = [network.way[0], network.way.at(-1)].map(node => node?.id ?? '')
  const [source = '', destination = ''] = from === ends[1] ? ends.reverse() : ends
  const end = (host: string) => {
    const port = portOf(ground, host)
    return port === undefined ? addressOf(trace, host) : `${addressOf(trace, host)} : ${port}`
  }
  const between = network.way.slice(1, -1).map(node => nodeName(trace, node.id))
  if (source !== network.way[0]?.id) between.reverse()
  return {
    title: say('journey.panel.before'),
    rows: [
      {
        key: 'from',
        label: say('journey.row.from'),
        value: end(source),
        verdict: nodeName(trace, source),
        tone: 'ink',
      },
      {
        key: 'to',
        label: say('journey.row.to'),
        value: end(destination),
        verdict: nodeName(trace, destination),
        tone: 'ink',
      },
      { key: 'through', label: say('journey.row.through'), value: between.join(', ') || '–', tone: 'ink' },
    ],
  }
}

/** The whole picture in words, from the same model. */
export function describe({ trace, options }: Ground, moment: Moment, panel: Panel | undefined): string {
  const { say } = options
  const { held } = moment
  const boxes = (held?.dissection.layers ?? [])
    .filter(layer => held && layer.start >= held.start && layer.start < held.end)
    .map(layer =>
      say('journey.boxLabel', {
        name: layer.spec.label,
        bytes: layer.bodyStart - layer.start || layer.bodyEnd - layer.start,
      }),
    )
  const rows = (panel?.rows ?? []).map(row =>
    [row.label, row.was && `${row.was} →`, row.value, row.verdict].filter(Boolean).join(' '),
  )
  return [
    handsText(trace, moment, options),
    countOf(moment, say),
    boxes.join(', '),
    moment.tag && say('journey.tag.long', tagArguments(moment.tag)),
    panel?.title,
    panel?.prefix && say('journey.prefix.compared', { prefix: panel.prefix.prefix }),
    panel?.wire && say('journey.wire.order'),
    ...rows,
  ]
    .filter(Boolean)
    .map(each => `${each}.`.replace(/([?.])\.$/, '$1'))
    .join(' ')
}
