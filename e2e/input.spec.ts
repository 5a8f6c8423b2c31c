// Bad input: a sentence at the place, the last good state kept, nothing in the console.
import type { Locator } from '@playwright/test'
import { expect, retype, test } from './stories'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const hashes = [
  { name: 'markup', hash: 'v=0&scenario=<img src=x onerror=alert(1)>&pdu=<b>&of=<i>' },
  { name: '__proto__', hash: 'v=0&scenario=__proto__&scene=__proto__&pdu=constructor&step=99999999999' },
  { name: 'not a hash of ours', hash: '%E0%A4%A' },
  {
    name: 'places that are not there',
    hash: 'v=0&scenario=fileCrosses&scene=frame&pdu=nobody&step=9999&layer=77&octets=9-2&field=x',
  },
]

for (const { name, hash } of hashes) {
  test(`a bad address (${name}) shows a picture all the same`, async ({ open, controls }) => {
    await open(hash)
    expect(await controls.count()).toBeGreaterThan(3)
    await controls.timeline.press('End')
    await controls.standsAt(await controls.count())
    await controls.timeline.press('Home')
    await controls.stepForward.click()
    await controls.standsAt(1)
  })
}

test('a hash changed by hand is followed', async ({ page, open, controls }) => {
  await open('v=0&scenario=fileCrosses&scene=journey&step=3')
  await page.evaluate(() => {
    location.hash = 'v=0&scenario=fileCrosses&scene=frame&step=5'
  })
  await expect(controls.frame).toHaveAttribute('aria-selected', 'true')
  await controls.standsAt(5)
})

test('hex with an odd digit is refused in words, and the bytes stay', async ({ page, open }) => {
  await open('v=0&scenario=fileCrosses&scene=frame&step=27')
  await page.getByRole('button', { name: /^Data, / }).click()
  await page.getByText('Hex', { exact: true }).last().click()
  const hex = page.getByRole('textbox', { name: /^The data as hex/ })
  await retype(hex, '48 65 6')
  await expect(hex).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('button', { name: 'Data, 2 bytes' })).toBeVisible()
  await retype(hex, '48 65 6c')
  await expect(page.getByRole('button', { name: 'Data, 3 bytes' })).toBeVisible()
})

/** Puts text into the focused field as a paste does. */
async function paste(field: Locator, text: string) {
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test('a long paste becomes a file, and one that is too long is refused with its size', async ({
  page,
  open,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'Firefox hands a made-up paste no data')
  await open('v=0&scenario=fileCrosses&scene=frame&step=27')
  await page.getByRole('button', { name: /^Data, / }).click()
  const text = page.getByRole('textbox', { name: 'The data as text' })
  await retype(text, 'kept')
  await paste(text, 'x'.repeat(3_000_000))
  await expect(page.getByText(/3,000,004 bytes/)).toBeVisible()
  await expect(text).toHaveValue('kept')
  await paste(text, 'x'.repeat(100_000))
  await expect(page.getByText(/^pasted: /)).toBeVisible()
})

test('an empty file is refused in words, and the bytes stay', async ({ page, open }) => {
  await open('v=0&scenario=fileCrosses&scene=frame&step=27')
  await page.getByRole('button', { name: /^Data, / }).click()
  await page.getByText('File', { exact: true }).last().click()
  await page
    .locator('.payload input[type=file]')
    .setInputFiles({ name: 'nothing.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(0) })
  await expect(page.getByText(/^nothing\.bin is empty/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Data, 32 bytes' })).toBeVisible()
})

test('an impossible header is allowed, and shown for what it does', async ({ page, open, controls }) => {
  await open('v=0&scenario=fileCrosses&scene=frame&step=27')
  await page.getByRole('gridcell', { name: /^Byte 14: / }).click()
  await page.getByRole('button', { name: /^IHL: / }).click()
  await page.getByText('Override', { exact: true }).click()
  const value = page.getByRole('region', { name: 'Editor of the field' }).getByRole('textbox')
  await retype(value, '2')
  await value.press('Enter')
  await expect(page.getByRole('gridcell', { name: /^Byte 14: 42/ })).toBeVisible()
  await controls.journey.click()
  await controls.timeline.press('End')
  await expect(controls.narrator).not.toBeEmpty()
})
