// How much room an element has, in CSS pixels, and how large one rem is there.
import { type RefObject, useLayoutEffect, useState } from 'react'

export interface Room {
  readonly width: number
  readonly height: number
  /** One rem in CSS pixels: a picture's text counts in it, as everything else does. */
  readonly rem: number
}

/** Measures an element now and whenever its size or the root's type size changes; undefined before the first time. */
export function useRoom(element: RefObject<Element | null>): Room | undefined {
  const [room, setRoom] = useState<Room>()
  useLayoutEffect(() => {
    const watched = element.current
    if (!watched) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = watched
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
      setRoom(was =>
        was?.width === width && was.height === height && was.rem === rem ? was : { width, height, rem },
      )
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(watched)
    // The root's own box changes with its type size, also where this element's does not.
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [element])
  return room
}
