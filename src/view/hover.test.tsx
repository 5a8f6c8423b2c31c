// @vitest-environment happy-dom
// Who listens for moves on an element of his own is told of them, until it is gone.
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useRef } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { useHover } from './hover'

afterEach(cleanup)

it('calls the listener of the latest drawing, and none once the element is gone', () => {
  const Spot = ({ onMove }: { readonly onMove: () => void }) => {
    const spot = useRef<HTMLButtonElement>(null)
    useHover(spot, 'pointerover', onMove)
    return <button ref={spot} type="button" />
  }
  const [first, second] = [vi.fn(), vi.fn()]
  const { rerender, unmount } = render(<Spot onMove={first} />)
  const spot = screen.getByRole('button')
  rerender(<Spot onMove={second} />)
  fireEvent.pointerOver(spot)
  unmount()
  fireEvent.pointerOver(spot)
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1])
})
