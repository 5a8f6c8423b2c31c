/** What the panel says of programs: calls, the copy across the border, the socket's buffer, what was understood. */
import type { Say } from '../story/message'
import type { Moment } from './journeyMoment'
import type { Panel } from './journeyPanel'
import { MOST, type Of, row, telling, valueText } from './journeyRows'

export function callPanel(event: Of<'call' | 'return'>, say: Say): Panel {
  const { call, strip } = event
  // What the program has in hand is its data; its protocol's header is put in front in a step of its own.
  const data = strip ? strip.end - strip.start : 0
  const fd = 'fd' in call ? [row('fd', say('journey.row.socket'), String(call.fd), 'application')] : []
  const to =
    call.name === 'sendto'
      ? [
          row(
            'octets',
            say('journey.row.octets'),
            say('journey.bytes', { bytes: data || call.octets }),
            'application',
          ),
          row('to', say('journey.row.to'), `${call.address} : ${call.port}`, 'application'),
        ]
      : call.name === 'recvfrom'
        ? [row('room', say('journey.row.room'), say('journey.bytes', { bytes: call.length }), 'application')]
        : call.name === 'bind'
          ? [row('port', say('journey.row.port'), String(call.port), 'application')]
          : call.name === 'send'
            ? [
                row(
                  'octets',
                  // A frame of one's own goes whole; what goes into a stream is just bytes.
                  say(event.pdu === undefined ? 'journey.row.octets' : 'journey.row.frame'),
                  say('journey.bytes', { bytes: call.octets }),
                  'application',
                ),
              ]
            : []
  if (event.kind === 'call')
    return { title: say('journey.panel.call', { call: call.name }), rows: [...fd, ...to] }
  const from = event.from
    ? [row('from', say('journey.row.from'), `${event.from.address} : ${event.from.port}`, 'application')]
    : []
  const bytes = call.name === 'recvfrom' || call.name === 'sendto'
  const value = event.errno ?? (bytes ? say('journey.bytes', { bytes: event.value }) : String(event.value))
  const back = row('value', say('journey.row.returned'), value, event.errno ? 'alarm' : 'application', {
    ...(event.errno && { mark: 'cross' as const, verdict: say('journey.failed') }),
  })
  return { title: say('journey.panel.return', { call: call.name }), rows: [...fd, back, ...from] }
}

export function copyPanel(event: Of<'copy'>, say: Say): Panel {
  const inward = event.direction === 'in'
  const sides = [say('journey.row.programBuffer'), say('journey.row.kernelBuffer')]
  const [from = '', to = ''] = inward ? sides : sides.reverse()
  const bytes = say('journey.bytes', { bytes: event.octets })
  return {
    title: say(inward ? 'journey.panel.copyIn' : 'journey.panel.copyOut'),
    rows: [
      row('from', from, bytes, 'quiet', { verdict: say('journey.verdict.stays') }),
      row('to', to, bytes, 'application', { verdict: say('journey.verdict.copied'), mark: 'tick' }),
    ],
  }
}

export function bufferPanel(event: Of<'enqueue'>, say: Say): Panel {
  return {
    title: say('journey.panel.buffer'),
    rows: [
      row('fd', say('journey.row.socket'), String(event.fd), 'transport'),
      row('octets', say('journey.row.octets'), say('journey.bytes', { bytes: event.octets }), 'transport'),
      row('waiting', say('journey.row.waiting'), String(event.waiting), 'transport'),
    ],
  }
}

export function understandPanel(moment: Moment, event: Of<'understand'>, say: Say): Panel {
  const layer = moment.held?.dissection.layers.find(each => each.protocol === event.protocol)
  const at = moment.held?.dissection.layers.findIndex(each => each.protocol === event.protocol) ?? 0
  const fields = layer
    ? telling(layer).map(field =>
        row(field.name, field.spec.label, valueText(field), 'application', {
          target: `field:${at}.${field.name}`,
        }),
      )
    : []
  const keeps = row('keeps', say('journey.row.keeps'), say('journey.bytes', { bytes: event.keeps }), 'data', {
    verdict: say(event.last ? 'journey.verdict.last' : 'journey.verdict.kept'),
    mark: 'tick',
  })
  return {
    title: say('journey.panel.understand', { protocol: layer?.spec.label ?? event.protocol }),
    rows: [...fields.slice(0, MOST - 1), keeps],
  }
}

/** Nobody answered in time: what was sent is sent again. Times are simulated. */
export function timerPanel(event: Of<'timer'>, say: Say): Panel {
  const isReassembly = event.what === 'reassembly'
  const tone = isReassembly ? 'internet' : 'application'
  const waited = say('journey.milliseconds', { time: (event.at - event.set) / 1000 })
  return {
    title: say('journey.panel.timer'),
    rows: [
      row('waited', say('journey.row.waited'), waited, tone, {
        verdict: say(isReassembly ? 'journey.verdict.noPiece' : 'journey.verdict.noAnswer'),
        mark: 'cross',
      }),
      row(
        'next',
        say('journey.row.next'),
        say(isReassembly ? 'journey.verdict.givesUp' : 'journey.verdict.sendAgain'),
        tone,
      ),
    ],
  }
}

export function donePanel(event: Of<'done'>, say: Say): Panel {
  const whole = event.what === 'transfer'
  return {
    title: say(whole ? 'journey.panel.done' : 'journey.panel.gaveUp'),
    rows: [
      row(
        'octets',
        say('journey.row.keeps'),
        say('journey.bytes', { bytes: event.octets }),
        whole ? 'data' : 'alarm',
        {
          mark: whole ? 'tick' : 'cross',
          verdict: say(whole ? 'journey.verdict.whole' : 'journey.failed'),
        },
      ),
    ],
  }
}
