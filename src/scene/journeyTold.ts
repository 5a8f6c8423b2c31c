/** What the panel shows at a moment, by what just happened. */
import type { Trace, TraceEvent } from '../trace/trace'
import type { Moment } from './journeyMoment'
import type { Panel, Voice } from './journeyPanel'
import { checksPanel, dropPanel, peelPanel } from './journeyToldChecks'
import { fragmentPanel, reassemblePanel } from './journeyToldFragments'
import {
  bufferPanel,
  callPanel,
  copyPanel,
  donePanel,
  timerPanel,
  understandPanel,
} from './journeyToldProgram'
import { acceptedPanel, ackedPanel, segmentPanel, statePanel } from './journeyToldStream'
import { neighbourPanel, resolvePanel, routePanel, switchPanel } from './journeyToldWay'
import { damagePanel, finishPanel, headerPanel, hopLimitPanel, wirePanel } from './journeyToldWrap'

export function panelOf(trace: Trace, moment: Moment, voice: Voice): Panel | undefined {
  const { event } = moment
  if (!event) return undefined
  return make(trace, moment, event, voice)
}

function make(trace: Trace, moment: Moment, event: TraceEvent, voice: Voice): Panel | undefined {
  const { say } = voice
  switch (event.kind) {
    case 'call':
    case 'return':
      return callPanel(event, say)
    case 'copy':
      return copyPanel(event, say)
    case 'encapsulate':
      return headerPanel(moment, event, say)
    case 'route':
      return routePanel(trace, event, voice)
    case 'resolve':
    case 'ask':
    case 'answered':
      return resolvePanel(trace, event, voice)
    case 'neighbour':
      return neighbourPanel(trace, event, voice)
    case 'finish':
      return finishPanel(moment, event, say)
    case 'transmit':
    case 'arrive':
      return wirePanel(moment, event, say)
    case 'learn':
    case 'forward':
      return switchPanel(trace, event, voice)
    case 'checks':
      return checksPanel(trace, event, voice, say('journey.panel.checks'), undefined)
    case 'decapsulate':
      return peelPanel(trace, moment, event, voice)
    case 'drop':
      return dropPanel(trace, moment, event, voice)
    case 'fragment':
      return fragmentPanel(event, say)
    case 'reassemble':
      return reassemblePanel(event, say)
    case 'hopLimit':
      return hopLimitPanel(event, say)
    case 'damage':
      return damagePanel(moment, event, say)
    case 'enqueue':
      return bufferPanel(event, say)
    case 'understand':
      return understandPanel(moment, event, say)
    case 'timer':
      return timerPanel(event, say)
    case 'done':
      return donePanel(event, say)
    case 'segment':
      return segmentPanel(event, say)
    case 'accepted':
      return acceptedPanel(event, say)
    case 'acked':
      return ackedPanel(event, say)
    case 'state':
      return statePanel(event, say)
    default:
      return undefined
  }
}
