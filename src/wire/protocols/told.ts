/** What those rows mean and may hold. It is read when the page is built (`written-down` in vite.config.ts). */
import { rows } from './rows'

export const told: readonly { readonly means: string; readonly rule?: string }[] = rows.map(
  ({ means, rule }) => ({ means, ...(rule !== undefined && { rule }) }),
)
