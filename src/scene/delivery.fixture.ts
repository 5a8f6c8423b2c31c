/** What tests of Delivery's pictures hold against every one of them. */
import type { Picture } from './scene'

/** What is wrong with a picture: holes in its words, a key twice, what opens without a name, what leaves the room. */
export function faultsOf({ items, width, height, description }: Picture): string[] {
  const keys = items.map(({ key }) => key)
  const faults = keys.filter((key, at) => keys.indexOf(key) !== at)
  const hole = /⟦|undefined|NaN/
  if (hole.test(description)) faults.push(description)
  for (const item of items) {
    if (hole.test(JSON.stringify(item))) faults.push(`${item.key}: a hole`)
    if (item.target && !item.label?.trim()) faults.push(`${item.key}: no name`)
    if (item.kind !== 'box') continue
    const isInside =
      item.x >= -2 && item.y >= -2 && item.x + item.width <= width + 2 && item.y + item.height <= height + 2
    if (!isInside || item.width < 0 || item.height < 0) faults.push(`${item.key}: outside`)
  }
  return faults
}
