/** Scene Frame: the words around the bytes. */
export const frame: Record<string, string> = {}
