/** What the panel says of a packet that is cut, and of one that is being put together. */
import type { Say } from '../story/message'
import { fragmentOf, type Stretch } from '../trace/fragmentation'
import type { Panel } from './journeyPanel'
import { MOST, type Of, row } from './journeyRows'

/** The pieces: which bytes of the packet each carries, and at which offset its header says that. */
export function fragmentPanel(event: Of<'fragment'>, say: Say): Panel {
  const { fragments, mtu } = event
  // The last piece is the one that differs.
  const shown =
    fragments.length > MOST ? [...fragments.slice(0, MOST - 1), ...fragments.slice(-1)] : fragments
  const rows = shown.map(({ pdu, first, octets, more }) =>
    row(pdu, pieceName(pdu, say), stretchText([first, first + octets], say), 'internet', {
      verdict: say(more ? 'journey.verdict.moreFollow' : 'journey.verdict.lastPiece', {
        offset: first / UNIT,
        unit: UNIT,
      }),
    }),
  )
  const left = fragments.length - shown.length
  return {
    title: say('journey.panel.fragment', { mtu }),
    rows,
    ...(left > 0 && { note: say('journey.morePieces', { count: left }) }),
  }
}
/** Offsets count in units of so many bytes (RFC 791 §3.1). */
const UNIT = 8

/** What is there of the packet, and what is not. */
export function reassemblePanel(event: Of<'reassemble'>, say: Say): Panel {
  const { present, missing, pieces, outcome } = event
  const list = (stretches: readonly Stretch[]) =>
    stretches.map(each => stretchText(each, say)).join(', ') || say('journey.nothingOfIt')
  const isGone = outcome === 'abandoned' || outcome === 'refused'
  return {
    title: say('journey.panel.reassemble'),
    rows: [
      row('pieces', say('journey.row.pieces'), String(pieces.length), 'internet'),
      row('present', say('journey.row.present'), list(present), 'internet'),
      row('missing', say('journey.row.missing'), list(missing), missing.length > 0 ? 'alarm' : 'internet', {
        ...(isGone ? { mark: 'cross' as const } : missing.length === 0 && { mark: 'tick' as const }),
      }),
    ],
  }
}

function pieceName(pdu: string, say: Say): string {
  return say('journey.row.piece', { number: fragmentOf(pdu)?.number ?? '' })
}

function stretchText([from, end]: Stretch, say: Say): string {
  if (end === undefined) return say('journey.bytesFrom', { from })
  return say('journey.bytesBetween', { from, to: end - 1 })
}
