/**
 * The English messages of the first load: the list of the files in `en/`, one an area, each owned by that area.
 * What a part of the page brings along later it adds itself (`addMessages`); english.fixture.ts lists all.
 */
import { journey } from './en/journey'
import { library } from './en/library'
import { shell } from './en/shell'
import { stack } from './en/stack'

export const english: Readonly<Record<string, string>> = {
  ...stack,
  ...library,
  ...shell,
  ...journey,
}
