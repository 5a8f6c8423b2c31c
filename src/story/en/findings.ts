/** What a reader noticed about octets. */
export const findings: Record<string, string> = {}
