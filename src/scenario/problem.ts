/** What is wrong with a document or with an edit of it. */

export interface Problem {
  /** A message key: `problem.scenario.loop`. */
  readonly problem: string
  readonly params: Readonly<Record<string, string | number>>
  /** Where in the document: `nodes.0.interfaces.0.address`. */
  readonly path?: string
}
