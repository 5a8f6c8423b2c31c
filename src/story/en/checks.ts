/** What a receiver looked at, and what it found. */
export const checks: Record<string, string> = {}
