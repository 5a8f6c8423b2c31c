/** All that a picture draws as one list, for a player that knows no crowds: a printer, or a reader's own colours. */
import type { Crowd, Item, Picture } from './scene'

/** The same picture with its crowd among the other items, each with its name. */
export function flattened(picture: Picture): Picture {
  const { crowd, ...rest } = picture
  if (!crowd) return picture
  const before = rest.items.findIndex(({ key }) => key === crowd.over) + 1
  return { ...rest, items: [...rest.items.slice(0, before), ...named(crowd), ...rest.items.slice(before)] }
}

/** The items of a crowd, each with its name. */
export function named({ items, labelOf }: Crowd): readonly Item[] {
  return items.map(item => {
    if (!item.target) return item
    const label = labelOf(item.target)
    return { ...item, label, hint: label }
  })
}
