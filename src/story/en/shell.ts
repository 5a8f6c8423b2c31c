/** Shell: tabs, buttons, dialogs, keys. */
export const shell: Record<string, string> = {}
