// A language that nobody speaks: English with a third more letters, to see where a longer language would not fit.
import { createCatalogue } from './catalogue'
import { english } from './english.fixture'

/** Lengthens the words of a message; placeholders, tags and what stands in braces' heads stay as they are. */
function lengthened(source: string): string {
  // A case's words stand between braces of their own, so only text outside of any placeholder's head is touched.
  return source.replace(
    /<[^>]*>|\{\s*\w+\s*(?:,\s*(?:plural|select)\s*,|\})|[=\w]+\s*(?=\{)|\p{L}+/gu,
    part => (/^\p{L}{3,}$/u.test(part) ? `${part}${'e'.repeat(Math.ceil(part.length / 3))}` : part),
  )
}

export const { say, sayRich } = createCatalogue(
  'en',
  Object.fromEntries(Object.entries(english).map(([key, source]) => [key, lengthened(source)])),
)
