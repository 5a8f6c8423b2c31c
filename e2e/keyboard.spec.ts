// Without a mouse: what has the focus is seen, keeps its own keys, and everything is reached.
import { expect, retype, test } from './stories'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('a field being typed in keeps its keys', async ({ page, open, controls }) => {
  await open('v=0&scenario=fileCrosses&scene=frame&step=27')
  await page.getByRole('button', { name: /^Data, / }).click()
  const text = page.getByRole('textbox', { name: 'The data as text' })
  await retype(text, 'a b')
  await text.press('Home')
  await text.press('1')
  await text.press(' ')
  await expect(text).toHaveValue('1 a b')
  await expect(controls.frame).toHaveAttribute('aria-selected', 'true')
  await expect(controls.play).toBeVisible()
})

test('all of it can be reached with Tab, and what has the focus can be seen', async ({ page, open }) => {
  await open('v=0&scenario=fileCrosses&scene=frame&step=27')
  const reached = new Set<string>()
  for (let stop = 0; stop < 80; stop++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return undefined
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      return {
        name: element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '',
        seen: style.outlineStyle !== 'none' || style.boxShadow !== 'none' || element.matches('input'),
        inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
      }
    })
    if (!focus) break
    expect(focus.seen && focus.inside, `the focus on “${focus.name}” can be seen`).toBe(true)
    if (reached.has(`${focus.name}${stop}`)) break
    reached.add(focus.name)
  }
  for (const name of ['Setup', 'Export', 'Play', 'Hide next', 'Timeline'])
    expect([...reached]).toContain(name)
})

test('bytes are walked with the arrow keys', async ({ page, open }) => {
  await open('v=0&scenario=fileCrosses&scene=frame&step=27')
  await page.getByRole('gridcell', { name: /^Byte 0: / }).click()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('gridcell', { name: /^Byte 1: / })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('gridcell', { name: /^Byte 17: / })).toBeFocused()
})

for (const name of ['Names', 'Hop table', 'Setup'])
  test(`the dialog behind ${name} opens and closes by keyboard and gives the focus back`, async ({
    page,
    open,
  }) => {
    await open('v=0&scenario=fileCrosses&scene=journey&step=6')
    const button = page.getByRole('button', { name, exact: true })
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(button).toBeFocused()
  })
