/** Titles, introductions and questions of the ready scenarios. */
export const library: Record<string, string> = {}
