/** What was wrong with a scenario document. */
export const scenarioProblems: Record<string, string> = {}
