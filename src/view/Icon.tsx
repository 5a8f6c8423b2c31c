// The few icons of the controls, drawn as paths; they are decoration beside or instead of a named control.

const PATHS = {
  toStart: 'M6 5v14M19 5 9 12l10 7z',
  stepBack: 'M17 5 7 12l10 7z',
  play: 'M8 4.5v15L20 12z',
  pause: 'M8 5v14M16 5v14',
  stepForward: 'M7 5l10 7-10 7z',
  toEnd: 'M18 5v14M5 5l10 7-10 7z',
  undo: 'M9 5 4 10l5 5M4 10h10a5 5 0 0 1 0 10h-3',
  redo: 'M15 5l5 5-5 5M20 10H10a5 5 0 0 0 0 10h3',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M6 9l6 6 6-6',
  up: 'M6 15l6-6 6 6',
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  hidden:
    'M4 4l16 16M9.9 6.3A9 9 0 0 1 12 6c5.5 0 9 6 9 6a17 17 0 0 1-2.6 3.3M6.2 8A16 16 0 0 0 3 12s3.5 6 9 6a9 9 0 0 0 3.6-.8',
  tick: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6 6 18',
} as const

export type IconName = keyof typeof PATHS

const FILLED: ReadonlySet<IconName> = new Set(['toStart', 'stepBack', 'play', 'stepForward', 'toEnd'])
const HEAVY: ReadonlySet<IconName> = new Set(['pause', 'more'])

/** An icon in the colour of the words around it, 1.25 em high. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill={FILLED.has(name) ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth={HEAVY.has(name) ? 4 : 2.25}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
