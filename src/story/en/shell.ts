/** Shell: tabs, buttons, dialogs, keys. */
export const shell: Record<string, string> = {
  'shell.name': 'octet',
  'shell.scenes': 'Scenes',
  'scene.frame': 'Frame',
  'scene.journey': 'Journey',
  'shell.loading': 'One moment …',

  'shell.undo': 'Undo',
  'shell.redo': 'Redo',
  'shell.open': 'Open',
  'shell.save': 'Save',
  'shell.export': 'Export',
  'shell.setup': 'Setup',
  'shell.more': 'More',
  'shell.close': 'Close',

  'theme.theme': 'Theme',
  'theme.system': 'Like my device',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'theme.projector': 'Projector',

  'narrator.narrator': 'Narrator',
  'narrator.predict': 'What comes next? Decide, then step forward.',

  'control.controls': 'Controls',
  'control.toStart': 'To start',
  'control.stepBack': 'Step back',
  'control.play': 'Play',
  'control.pause': 'Pause',
  'control.stepForward': 'Step forward',
  'control.toEnd': 'To end',
  'control.speed': 'Speed',
  'control.times': '{speed}×',
  'control.hideNext': 'Hide next',

  'timeline.timeline': 'Timeline',
  'timeline.count': '{step, plural, =0 {start} other {step #}} of {count}',
  'timeline.spoken': '{step, plural, =0 {Before the first step} other {Step #}} of {count}',
}
