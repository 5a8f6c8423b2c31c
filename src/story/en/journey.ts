/** Scene Journey: the words around the stacks. */
export const journey: Record<string, string> = {}
