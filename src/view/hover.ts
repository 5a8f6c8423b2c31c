// Moves of the mouse over one element, listened to there: React's root is not told of them (`app/root.ts`).
import { type RefObject, useEffect, useRef } from 'react'

type MoveEvent = 'pointermove' | 'pointerover' | 'pointerleave'

/** Listens on one element; `onMove` may be another one at each drawing. */
export function useHover<T extends Element>(
  element: RefObject<T | null>,
  type: MoveEvent,
  onMove: (event: PointerEvent) => void,
): void {
  const latest = useRef(onMove)
  latest.current = onMove
  useEffect(() => {
    const target: Element | null = element.current
    const listener = (event: Event) => latest.current(event as PointerEvent)
    target?.addEventListener(type, listener)
    return () => target?.removeEventListener(type, listener)
  }, [element, type])
}
