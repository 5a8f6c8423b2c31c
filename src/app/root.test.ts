// @vitest-environment happy-dom
// React's root is not told of moves of the mouse, and of everything else as ever.

import { createRoot } from 'react-dom/client'
import { expect, it, vi } from 'vitest'
import { withoutMoves } from './root'

it('keeps moves from React’s root, and lets clicks, presses and keys through', () => {
  const root = document.createElement('div')
  const listened = vi.spyOn(root, 'addEventListener')
  createRoot(withoutMoves(root))
  const types = new Set(listened.mock.calls.map(([type]) => type))
  expect([...types]).toEqual(
    expect.arrayContaining(['click', 'pointerdown', 'pointerup', 'keydown', 'focusin']),
  )
  expect([...types].filter(type => /^(pointer|mouse)/.test(type)).sort()).toEqual([
    'mousedown',
    'mouseup',
    'pointercancel',
    'pointerdown',
    'pointerup',
  ])
})
