// The name of what is pointed at, beside it: for what had no room to bear it.
import type { Item } from '../../scene/scene'

interface TipProps {
  readonly item: Item | undefined
  /** The picture's width, px. */
  readonly within: number
}

export function Tip({ item, within }: TipProps) {
  if (item?.kind !== 'box' || item.hint === undefined) return null
  const middle = item.x + item.width / 2
  // It keeps to the picture: at the right half it is held by its other end.
  const place =
    middle < within / 2 ? { left: Math.max(0, item.x) } : { right: Math.max(0, within - item.x - item.width) }
  return (
    <div className="picture-tip" aria-hidden style={{ ...place, top: item.y + item.height + 4 }}>
      {item.hint}
    </div>
  )
}
