// Frame: what a router changed is marked, a selection can be let go of, and a refusal names the rule.
import { expect, test } from './stories'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const whole = 'v=0&scenario=fileCrosses&scene=frame&step=27'

test('a router’s frame marks what it changed, with a word and a mark', async ({ page, open }) => {
  await open(whole)
  await expect(page.getByRole('gridcell', { name: /changed$/ })).toHaveCount(0)
  await page.getByText('Router’s frame').click()
  const list = page.getByRole('region', { name: /^What the router changed: 5 fields/ })
  await expect(list.getByRole('button')).toHaveCount(5)
  // Two MAC addresses, the TTL, the header checksum and the FCS: a field is marked as a whole.
  await expect(page.getByRole('gridcell', { name: /changed$/ })).toHaveCount(6 + 6 + 1 + 2 + 4)
  const header = page.getByRole('region', { name: 'IPv4 header' })
  await expect(header.getByRole('button', { name: /changed: it came in as 64$/ })).toHaveText(/64 → 63/)
  await list.getByRole('button', { name: /TTL/ }).click()
  await expect(page.getByRole('region', { name: 'The field looked at' })).toContainText('it came in as 64')
})

test('Escape lets go of a field, then of the router’s frame; what is typed in keeps the key', async ({
  page,
  open,
}) => {
  await open(whole)
  await page.getByText('Router’s frame').click()
  const ttl = page.getByRole('region', { name: 'IPv4 header' }).getByRole('button', { name: /^Time to Live/ })
  await ttl.click()
  await expect(ttl).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Escape')
  await expect(ttl).toHaveAttribute('aria-pressed', 'false')
  await expect(page.getByRole('region', { name: /^What the router changed/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('radio', { name: 'Client’s frame' })).toBeChecked()

  await page.getByRole('gridcell', { name: /^Byte 22: / }).click()
  const editor = page.getByRole('textbox', { name: 'Time to Live' })
  await editor.press('Escape')
  await expect(editor).toBeVisible()
})

test('a field of a few bits is changed bit by bit', async ({ page, open }) => {
  await open(whole)
  await page.getByRole('region', { name: 'Ethernet header' }).waitFor()
  await page.getByRole('gridcell', { name: /^Byte 15: / }).click()
  const bits = page.getByRole('group', { name: 'Differentiated Services, bit by bit' })
  await expect(bits.getByRole('button')).toHaveCount(6)
  // 46, expedited forwarding, is 101110.
  for (const bit of [5, 3, 2, 1]) await bits.getByRole('button', { name: `Bit ${bit}, now 0` }).click()
  await expect(page.getByRole('combobox', { name: 'Differentiated Services' })).toHaveValue('46')
  await expect(page.getByRole('gridcell', { name: /^Byte 15: b8/ })).toBeVisible()
})

test('a value out of range meets the rule of its field, and the last good one stays', async ({
  page,
  open,
}) => {
  await open(whole)
  await page.getByRole('gridcell', { name: /^Byte 14: / }).click()
  await page.getByRole('region', { name: 'The field looked at' }).getByRole('button', { name: /IHL/ }).click()
  const editor = page.getByRole('textbox', { name: 'IHL' })
  await editor.press('ControlOrMeta+a')
  // Key by key: the 1 on the way is no value that anybody meant.
  await editor.pressSequentially('16')
  await expect(page.getByText('IHL counts words of four bytes: 5 to 15.', { exact: true })).toBeVisible()
  await expect(page.getByRole('gridcell', { name: /^Byte 14: 45/ })).toBeVisible()
})

test('what the pointer is on lights up in bytes and diagram, both ways, and goes out behind it', async ({
  page,
  open,
}) => {
  await open('v=0&scenario=fileCrosses&scene=frame&step=12')
  const byte = page.getByRole('gridcell', { name: /^Byte 16\b/ })
  const field = page
    .getByRole('region', { name: 'IPv4 header' })
    .getByRole('button', { name: /^Total Length/ })
  const lit = page.locator('[role=gridcell][data-lit]')
  await expect(field).not.toHaveAttribute('data-lit')
  await byte.hover()
  await expect(field).toHaveAttribute('data-lit')
  await expect(lit).toHaveCount(2)
  await expect(page.locator('.frame-pointed')).toContainText('IPv4 Total Length')
  await page.getByRole('slider').hover()
  await expect(lit).toHaveCount(0)
  await field.hover()
  await expect(lit).toHaveCount(2)
  await expect(byte).toHaveAttribute('data-lit')
})

test('a packet that is cut says why it has no frame, and leads to its first piece', async ({
  page,
  open,
  controls,
}) => {
  await open('v=0&scenario=oneFragmentLost&scene=frame')
  await controls.timeline.press('End')
  const notes = page.getByRole('list', { name: 'To know about this frame' })
  await expect(notes).toContainText('it goes in 3 pieces, each in its own')
  await notes.getByRole('button', { name: 'Open the first piece' }).click()
  await controls.timeline.press('End')
  await expect(notes).toHaveCount(0)
})
