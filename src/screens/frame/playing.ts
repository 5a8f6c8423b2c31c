// What follows the playhead in Frame without drawing anything anew: the selection lets go, new bytes fall into place.

import { type RefObject, useEffect, useLayoutEffect } from 'react'
import { act, useOctet } from '../../store/store'

/** Whoever steps on wants to see the step: a field picked before lets go. Undo brings step and pick back together. */
export function useFollowing(): void {
  useEffect(
    () =>
      useOctet.subscribe((now, was) => {
        const stepped = now.step !== was.step && now.track === was.track
        if (stepped && now.selected !== null && now.selected === was.selected) act.select(null)
      }),
    [],
  )
}

/**
 * Gives the elements that the step at the playhead writes the part of its motion that has been seen, `--seen`: set
 * on them alone, so that a moving playhead costs the few cells that move. `scene`: drawn anew whenever that changes.
 */
export function useSeen(root: RefObject<HTMLElement | null>, scene: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn anew has other elements.
  useLayoutEffect(() => {
    const moving = root.current?.querySelectorAll<HTMLElement>('[data-now]') ?? []
    const show = (fraction: number) => {
      for (const element of moving) element.style.setProperty('--seen', String(fraction))
    }
    show(useOctet.getState().playhead.fraction)
    return useOctet.subscribe((now, was) => {
      if (now.playhead !== was.playhead) show(now.playhead.fraction)
    })
  }, [root, scene])
}
