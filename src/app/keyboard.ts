// Keys that work everywhere on the page, unless the focused widget has a use for them.
import { act, useOctet } from '../store/store'
import { openDialog, setBlank, useStage } from './stage'

interface Key {
  /** `KeyboardEvent.key`. */
  readonly keys: readonly string[]
  /** What it does: the message `keys.<does>`. */
  readonly does: string
  readonly run: () => void
}

const togglePlay = () => (useOctet.getState().playing ? act.pause() : act.play())
const toggleBlank = () => setBlank(!useStage.getState().blank)

/** Lets go of what is picked: of a field first, then of the frame on a later cable. */
function letGo() {
  const { selected } = useOctet.getState()
  if (!selected) return
  const { lane, pdu, hop, layer } = selected
  act.select(pdu !== undefined && hop !== undefined && layer !== undefined ? { lane, pdu, hop } : null)
}

/** All of them, in the order in which the list of keys shows them. */
export const KEYS: readonly Key[] = [
  { keys: [' '], does: 'play', run: togglePlay },
  { keys: ['ArrowRight', 'PageDown'], does: 'forward', run: () => act.step(1) },
  { keys: ['ArrowLeft', 'PageUp'], does: 'back', run: () => act.step(-1) },
  { keys: ['Home'], does: 'start', run: act.toStart },
  { keys: ['End'], does: 'end', run: act.toEnd },
  { keys: ['Escape'], does: 'letGo', run: letGo },
  { keys: ['1'], does: 'frame', run: () => act.setScene('frame') },
  { keys: ['2'], does: 'journey', run: () => act.setScene('journey') },
  { keys: ['3'], does: 'delivery', run: () => act.setScene('delivery') },
  { keys: ['b', '.'], does: 'blank', run: toggleBlank },
  { keys: ['?'], does: 'list', run: () => openDialog('keys') },
]

/** Undo and redo, as everywhere (⌘ on a Mac). */
export const EDIT_KEYS = [
  { keys: ['Ctrl+Z'], does: 'undo' },
  { keys: ['Ctrl+Y', 'Ctrl+Shift+Z'], does: 'redo' },
] as const

/** Single letters, digits and signs can be switched off: speech input types them (WCAG 2.1.4). */
const isCharacter = (key: string) => key.length === 1 && key !== ' '

const TYPES = 'input, select, textarea, [contenteditable]'
const PRESSES = 'button, a[href], summary, [role=button], [role=tab], [role=gridcell], [role=option]'

/** Whether the focused widget has a use for this key itself. */
function yieldsTo(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest(`dialog, [popover], ${TYPES}`)) return true
  return (key === ' ' || key === 'Enter') && target.closest(PRESSES) !== null
}

function undoOrRedo(event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase()
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return false
  if (event.target instanceof Element && event.target.closest(TYPES)) return false
  if (key === 'z' && !event.shiftKey) act.undo()
  else act.redo()
  return true
}

function pressed(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return
  if (undoOrRedo(event)) return event.preventDefault()
  if (event.ctrlKey || event.metaKey || event.altKey || yieldsTo(event.target, event.key)) return
  if (isCharacter(event.key) && !useOctet.getState().prefs.letterKeys) return
  const found = KEYS.find(({ keys }) => keys.includes(event.key))
  if (!found) return
  event.preventDefault()
  found.run()
}

/** Listens for as long as the page lives. */
export function followKeys(): void {
  addEventListener('keydown', pressed)
}
