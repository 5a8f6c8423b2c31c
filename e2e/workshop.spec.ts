// The address workshop: reached and walked by keyboard, quiet under axe, and bad input leaves the last good answer.
import { expect, test } from './stories'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test.beforeEach(async ({ page, open }) => {
  await open('v=0&scenario=oneByte&scene=frame&step=99')
  await page.getByRole('button', { name: 'More about these bytes' }).click()
  await page.getByRole('button', { name: 'Address workshop' }).click()
})

test('arrow keys walk its tabs, and axe finds nothing in any', async ({ page, axe }) => {
  await page.getByRole('tab', { name: 'IPv4' }).focus()
  for (const name of ['IPv6', 'MAC', 'Ports', 'Byte order', 'IPv4']) {
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')
    expect(await axe()).toEqual([])
  }
})

test('two :: are refused with the reason, and the last good address stays', async ({ page }) => {
  await page.getByRole('tab', { name: 'IPv6' }).click()
  const address = page.getByRole('textbox', { name: 'IPv6 address' })
  await address.fill('0:0:0:0:0:FFFF:C000:022F')
  const steps = page.getByRole('dialog').getByRole('list').getByRole('listitem')
  await expect(steps.last()).toContainText('::ffff:192.0.2.47')
  await address.fill('1::2::3')
  await expect(address).toHaveAttribute('aria-invalid', 'true')
  await expect(address).toHaveAccessibleDescription(/^:: may stand only once/)
  await expect(steps.last()).toContainText('::ffff:192.0.2.47')
})

test('a MAC address, a port and a number keep what was typed last in good form', async ({ page }) => {
  const dialog = page.getByRole('dialog')
  await page.getByRole('tab', { name: 'MAC' }).click()
  await page.getByRole('checkbox', { name: /^Group bit/ }).check()
  await expect(page.getByRole('textbox', { name: 'MAC address' })).toHaveValue('01-00-5E-00-53-01')

  await page.getByRole('tab', { name: 'Ports' }).click()
  const port = page.getByRole('textbox', { name: /^Port/ })
  await port.fill('https')
  await expect(dialog.getByText('Port 443 is https.')).toBeVisible()
  await port.fill('65536')
  await expect(port).toHaveAccessibleDescription(/16 bits/)
  await expect(dialog.getByText('Port 443 is https.')).toBeVisible()

  await page.getByRole('tab', { name: 'Byte order' }).click()
  await expect(dialog.getByText('is read as 20480')).toBeVisible()
  await page.getByText('Big-endian', { exact: true }).click()
  await expect(dialog.getByText('is read as 20480')).toHaveCount(0)
})
