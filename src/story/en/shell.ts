/** Shell: tabs, buttons, dialogs, keys. */
export const shell: Record<string, string> = {
  'shell.name': 'octet',
  'shell.scenes': 'Scenes',
  'scene.frame': 'Frame',
  'scene.journey': 'Journey',
  'scene.delivery': 'Delivery',
  'shell.loading': 'One moment …',

  'shell.undo': 'Undo',
  'shell.redo': 'Redo',
  'shell.open': 'Open',
  'shell.save': 'Save',
  'shell.export': 'Export',
  'shell.setup': 'Setup',
  'shell.more': 'More',
  'shell.close': 'Close',

  'library.choose': 'Choose a scenario',

  'follow.follow': 'Packet to follow',
  'follow.previous': 'Previous packet',
  'follow.next': 'Next packet',
  'follow.lane': 'Which run to look into',
  'lane.name': '{lane, select, stream {Stream} datagram {Datagram} before {Before} other {{lane}}}',
  'follow.name': '{what} · {from} to {to}{lost, select, true { · dropped} other {}}',
  'follow.everybody': 'all',

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
  'timeline.count': '{step, plural, =0 {{count} steps} other {step # of {count}}}',
  'timeline.short': '{step} / {count}',
  'timeline.spoken': '{step, plural, =0 {Before the first of {count} steps} other {Step # of {count}}}',
}
