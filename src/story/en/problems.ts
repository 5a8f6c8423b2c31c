/** What was wrong with something typed or opened, at its place. */
export const problems: Record<string, string> = {}
