// All English messages, those of the first load and those that come later, for tests.
import { describe } from './en/describe'
import { guides } from './en/guides'
import { sentences } from './en/sentences'
import { english as first } from './english'

export const english: Readonly<Record<string, string>> = { ...first, ...sentences, ...describe, ...guides }
