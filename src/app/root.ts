// The root that React draws into, deaf for moves of the mouse.

/** A pointer, or the mouse it stands for, moves: several of each go out at every move. */
const MOVES = /^(?:pointer|mouse)(?:move|over|out)$/

/**
 * The same element, at which nobody can listen for moves: else React, which listens at its root to all there is, on
 * the way in and on the way out, runs twelve times at each move of the mouse. So props such as `onPointerMove` or
 * `onMouseEnter` would never be called, and a test refuses them: `view/hover.ts` is for that.
 */
export function withoutMoves<T extends HTMLElement>(root: T): T {
  const listen = root.addEventListener
  root.addEventListener = (...[type, ...rest]: Parameters<typeof listen>) => {
    if (!MOVES.test(type)) listen.call(root, type, ...rest)
  }
  return root
}
