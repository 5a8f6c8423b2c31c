// @vitest-environment happy-dom
// The player of a picture: names for what can be opened, one stop for all bytes, the same by pointer and by key.
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Box, Picture } from '../../scene/scene'
import { PictureView } from './PictureView'

afterEach(cleanup)

const octet = (at: number): Box => ({
  kind: 'box',
  key: `octet/${at}`,
  tone: 'data',
  x: at * 10,
  y: 0,
  width: 10,
  height: 10,
  radius: 1,
  fill: 'tint',
  border: 1,
  target: `octet:${at}`,
  label: `Byte ${at}`,
})
const layer: Box = { ...octet(9), key: 'layer', target: 'layer:1', label: 'UDP, 8 bytes' }
// Drawn from the back to the front: the order of drawing is not the order of bytes.
const picture: Picture = {
  width: 100,
  height: 20,
  items: [octet(2), octet(1), octet(0), layer],
  description: 'Three bytes.',
}
const byName = (name: string) => screen.getByRole('button', { name })

describe('PictureView', () => {
  it('describes the whole and names what can be opened', () => {
    render(<PictureView picture={picture} label="Journey" />)
    const group = screen.getByRole('group', { name: 'Journey' })
    const words = document.getElementById(group.getAttribute('aria-describedby') ?? '')
    expect(words?.textContent).toBe('Three bytes.')
    expect(screen.getAllByRole('button')).toHaveLength(4)
  })

  it('opens by click, Enter and Space', () => {
    const onOpen = vi.fn()
    render(<PictureView picture={picture} label="Journey" onOpen={onOpen} />)
    fireEvent.click(byName('UDP, 8 bytes'))
    fireEvent.keyDown(byName('Byte 1'), { key: 'Enter' })
    fireEvent.keyDown(byName('Byte 2'), { key: ' ' })
    expect(onOpen.mock.calls).toEqual([['layer:1'], ['octet:1'], ['octet:2']])
  })

  it('is one stop for all bytes, and walks them in their order', () => {
    render(<PictureView picture={picture} label="Journey" />)
    expect(byName('Byte 0').getAttribute('tabindex')).toBe('0')
    expect(byName('Byte 1').getAttribute('tabindex')).toBe('-1')
    byName('Byte 0').focus()
    fireEvent.keyDown(byName('Byte 0'), { key: 'ArrowRight' })
    expect(document.activeElement).toBe(byName('Byte 1'))
    fireEvent.keyDown(byName('Byte 1'), { key: 'ArrowLeft' })
    expect(document.activeElement).toBe(byName('Byte 0'))
  })

  it('leaves other keys to the page', () => {
    const page = vi.fn()
    render(
      // biome-ignore lint/a11y/noStaticElementInteractions: stands for the page and its keys
      <div onKeyDown={page}>
        <PictureView picture={picture} label="Journey" />
      </div>,
    )
    fireEvent.keyDown(byName('Byte 0'), { key: 'End' })
    fireEvent.keyDown(byName('UDP, 8 bytes'), { key: 'ArrowRight' })
    expect(page).toHaveBeenCalledTimes(2)
    fireEvent.keyDown(byName('Byte 0'), { key: 'ArrowRight' })
    expect(page).toHaveBeenCalledTimes(2)
  })

  it('says what is pointed at and what no longer is', () => {
    const onPoint = vi.fn()
    render(<PictureView picture={picture} label="Journey" onPoint={onPoint} />)
    fireEvent.pointerOver(byName('Byte 2'))
    fireEvent.pointerLeave(screen.getByRole('group', { name: 'Journey' }))
    expect(onPoint.mock.calls).toEqual([['octet:2'], [null]])
  })
})
