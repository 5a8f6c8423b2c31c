/** One or two sentences for each thing that happens. */
export const sentences: Record<string, string> = {}
