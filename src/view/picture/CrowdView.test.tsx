// @vitest-environment happy-dom
// A crowd on a canvas: what is pressed, walked along and heard is the same as if each were an item.
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Box, Picture } from '../../scene/scene'
import { CrowdView } from './CrowdView'

afterEach(cleanup)

const block = (at: number): Box => ({
  kind: 'box',
  key: `flight/${at}`,
  tone: 'transport',
  x: at * 10,
  y: 20,
  width: 6,
  height: 6,
  radius: 0,
  fill: 'solid',
  border: 0,
  target: `flight:${at}`,
})
const pictureOf = (from: number): Picture => ({
  width: 4000,
  height: 40,
  items: [
    {
      kind: 'line',
      key: 'rail',
      tone: 'quiet',
      points: [
        [0, 23],
        [4000, 23],
      ],
      border: 2,
    },
  ],
  crowd: {
    over: 'rail',
    area: { x: 0, y: 0, width: 4000, height: 40 },
    items: Array.from({ length: 300 }, (_, at) => block(from + at)),
    labelOf: target => `packet ${target.split(':')[1]}`,
  },
  description: '300 packets.',
})
const show = (onOpen = vi.fn()) => {
  const { rerender } = render(<CrowdView picture={pictureOf(0)} label="Lane" onOpen={onOpen} />)
  return {
    onOpen,
    become: (from: number) => rerender(<CrowdView picture={pictureOf(from)} label="Lane" onOpen={onOpen} />),
  }
}
const byName = (name: string) => screen.getByRole('button', { name })

describe('CrowdView', () => {
  it('is one stop, with a few beside it, and a canvas', () => {
    show()
    const buttons = screen.getAllByRole('button')
    expect(buttons.length).toBeLessThan(8)
    expect(buttons.filter(each => each.getAttribute('tabindex') === '0')).toEqual([byName('packet 0')])
    expect(document.querySelectorAll('canvas')).toHaveLength(1)
  })

  it('is walked along by the arrow keys as far as it goes', () => {
    const { onOpen } = show()
    byName('packet 0').focus()
    for (let at = 0; at < 20; at++)
      fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight' })
    expect(document.activeElement).toBe(byName('packet 20'))
    fireEvent.keyDown(byName('packet 20'), { key: 'ArrowLeft' })
    expect(document.activeElement).toBe(byName('packet 19'))
    fireEvent.keyDown(byName('packet 19'), { key: 'Enter' })
    expect(onOpen.mock.calls).toEqual([['flight:19']])
  })

  it('opens what is clicked on the canvas, and shows what is pointed at by its name', () => {
    const { onOpen } = show()
    const picture = screen.getByRole('group', { name: 'Lane' })
    fireEvent.pointerMove(picture, { clientX: 1503, clientY: 23 })
    expect(document.querySelector('.picture-tip')?.textContent).toBe('packet 150')
    fireEvent.click(picture, { clientX: 1503, clientY: 23 })
    expect(onOpen.mock.calls).toEqual([['flight:150']])
    expect(byName('packet 150')).toBeTruthy()
    fireEvent.click(picture, { clientX: 1503, clientY: 38 })
    expect(onOpen).toHaveBeenCalledTimes(1)
  })

  it('keeps the focus in the crowd when what had it has arrived', () => {
    const { become } = show()
    byName('packet 0').focus()
    become(5)
    expect(document.activeElement).toBe(byName('packet 5'))
  })
})
