/** The menu for what is rarely needed, and what it opens. */
export const menu: Record<string, string> = {
  'theme.theme': 'Theme',
  'theme.system': 'Like my device',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'theme.projector': 'Projector',
  'library.library': 'Scenarios',
  'guide.about': 'About this scenario, with questions',
  'guide.lookAt': 'What to look at',
  'guide.questions': 'What do you think?',
  'guide.right': 'Right.',
  'guide.wrong': 'Look again.',
  'guide.show': 'Show me the moment',
  'shell.link': 'Link to this place',
  'keys.keys': 'Keys',
}
