// The shell: keys, controls, edits that are refused at their place, undo, the address, embedding, files.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, retype, still, test } from './stories'

const timeline = (page: Page) => page.getByRole('slider', { name: 'Timeline' })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const atStep = (page: Page, step: number) =>
  expect(timeline(page)).toHaveAttribute('aria-valuenow', String(step))

test('walks by keys, forward and back', async ({ page, open }) => {
  await open()
  await atStep(page, 0)
  for (const key of ['ArrowRight', 'PageDown', 'ArrowRight']) await page.keyboard.press(key)
  await atStep(page, 3)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('PageUp')
  await atStep(page, 1)
  await page.keyboard.press('End')
  const last = await timeline(page).getAttribute('aria-valuemax')
  await atStep(page, Number(last))
  await page.keyboard.press('Home')
  await atStep(page, 0)
})

test('plays by Space, and lets a focused button have it', async ({ page, open }) => {
  await open()
  await page.keyboard.press('Space')
  await expect(button(page, 'Pause')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(button(page, 'Play')).toBeVisible()
  await page.keyboard.press('Home')
  await button(page, 'Step forward').focus()
  await page.keyboard.press('Space')
  await atStep(page, 1)
  await expect(button(page, 'Play')).toBeVisible()
})

test('opens scenes by digits, blanks by b, lists the keys, and can leave letters alone', async ({
  page,
  open,
}) => {
  await open()
  await page.keyboard.press('1')
  await expect(page.getByRole('tab', { name: 'Frame' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('2')
  await expect(page.getByRole('tab', { name: 'Journey' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('b')
  await expect(page.getByRole('button', { name: /blank/ })).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.getByRole('button', { name: /blank/ })).toBeHidden()
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await keys.getByRole('checkbox').uncheck()
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
  await page.keyboard.press('1')
  await expect(page.getByRole('tab', { name: 'Journey' })).toHaveAttribute('aria-selected', 'true')
})

test('scrubs by hand', async ({ page, open }) => {
  await open()
  const box = await timeline(page).boundingBox()
  if (!box) throw new Error('no timeline')
  await page.mouse.move(box.x + 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 })
  await page.mouse.up()
  const [now, most] = await Promise.all([
    timeline(page).getAttribute('aria-valuenow'),
    timeline(page).getAttribute('aria-valuemax'),
  ])
  expect(Math.abs(Number(now) - Number(most) / 2)).toBeLessThanOrEqual(1)
})

test('refuses at the place what cannot be, and keeps the last good state', async ({ page, open }) => {
  await open()
  await button(page, 'Setup').click()
  const setup = page.getByRole('dialog', { name: 'Setup' })
  await setup.getByRole('tab', { name: 'Addresses' }).click()
  const port = setup.getByLabel('Client’s port')
  await retype(port, '70000')
  await expect(setup.getByText('A whole number from 1 to 65,535.')).toBeVisible()
  await retype(port, '50000')
  await expect(setup.getByText('A whole number from')).toBeHidden()
  await retype(setup.getByLabel('IPv4 address').first(), '192.0.2.999')
  await expect(setup.getByText('999 is too big')).toBeVisible()
  await setup.getByRole('tab', { name: 'Message' }).click()
  await setup.getByText('Hex', { exact: true }).click()
  await retype(setup.getByLabel('Bytes in hex'), '48 6')
  await expect(setup.getByText('A byte is two hex digits')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(setup).toBeHidden()
  // Port, address, from text to hex, hex: an entry each.
  for (let n = 0; n < 4; n++) await button(page, 'Undo').click()
  await expect(button(page, 'Undo')).toBeDisabled()
  await expect(page).toHaveURL(/scenario=fileCrosses/)
})

test('typing is one entry of the history, and undo brings the old message back', async ({ page, open }) => {
  await open()
  await button(page, 'Setup').click()
  const setup = page.getByRole('dialog', { name: 'Setup' })
  const text = setup.getByLabel('Text', { exact: true }).last()
  await retype(text, 'Hello, network!')
  await expect(setup.getByText('15 bytes')).toBeVisible()
  await page.keyboard.press('Escape')
  await button(page, 'Undo').click()
  await expect(button(page, 'Undo')).toBeDisabled()
  await button(page, 'Redo').click()
  await button(page, 'Setup').click()
  await expect(setup.getByText('15 bytes')).toBeVisible()
})

test('a reload brings the same picture back', async ({ page, open }) => {
  await open()
  await button(page, 'Setup').click()
  const setup = page.getByRole('dialog', { name: 'Setup' })
  await setup.getByRole('tab', { name: 'Way' }).click()
  await setup.getByText('Two routers').click()
  await page.keyboard.press('Escape')
  for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/step=5/)
  await atStep(page, 5)
  const picture = () => page.locator('main').ariaSnapshot()
  const before = await still(picture)
  await page.reload()
  await atStep(page, 5)
  await expect.poll(picture).toBe(before)
})

test('a scene adds to the browser’s history, a step does not', async ({ page, open }) => {
  await open()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/step=1/)
  await page.getByRole('tab', { name: 'Frame' }).click()
  await expect(page).toHaveURL(/scene=frame/)
  await page.goBack()
  await expect(page.getByRole('tab', { name: 'Journey' })).toHaveAttribute('aria-selected', 'true')
  await atStep(page, 1)
})

for (const [what, hash, sentence] of [
  ['cut', 'v=0&doc=q1ZKK8rPV', 'was cut on its way'],
  ['newer', 'v=9&scenario=fileCrosses', 'a newer version of this page'],
  ['hostile', 'v=0&doc=%3Cscript%3E&scene=__proto__&step=99999999999', 'was cut on its way'],
  ['foreign', 'access_token=1', 'is not from this page'],
  ['about nothing', 'v=0&scenario=nothing', 'no scenario of that name'],
] as const)
  test(`an address that is ${what} opens the first scenario and says so`, async ({ page, open }) => {
    await open(hash)
    await expect(page.getByRole('status').getByText(sentence)).toBeVisible()
    await expect(button(page, 'A file crosses the network')).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await atStep(page, 1)
  })

test('opens another scenario from the library', async ({ page, open }) => {
  await open()
  await button(page, 'A file crosses the network').click()
  await page.getByRole('button', { name: /^One byte in a frame/ }).click()
  await expect(button(page, 'One byte in a frame')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Packet to follow' })).toContainText('datagram 1')
  await button(page, 'Undo').click()
  await expect(button(page, 'A file crosses the network')).toBeVisible()
})

test('saves a document that opens again', async ({ page, open, browserName }) => {
  test.skip(browserName !== 'chromium', 'WebDriver BiDi downloads no blobs')
  await open('v=0&scenario=oneByte')
  await button(page, 'Save').click()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save octet-oneByte.json' }).click(),
  ])
  const path = await saved.path()
  await open()
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'Open').click()])
  await chooser.setFiles({ name: 'x.json', mimeType: 'application/json', buffer: readFileSync(path) })
  await expect(button(page, 'One byte in a frame')).toBeVisible()
})

test('refuses files that are none', async ({ page, open }) => {
  await open()
  for (const [name, text, sentence] of [
    ['empty.json', '', 'holds 0 bytes'],
    ['cut.json', '{"format":0', 'cannot be read as JSON'],
    ['newer.json', '{"format":7}', 'made with a newer version'],
  ] as const) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'Open').click()])
    await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
    await expect(page.getByRole('status').getByText(sentence)).toBeVisible()
  }
})

test('takes a dropped file as the message, refuses one of no bytes or too many', async ({ page, open }) => {
  await open()
  for (const [size, sentence] of [
    [0, 'holds 0 bytes'],
    [2_000_000, 'is too large'],
    [3, 'is the message now: 3 bytes'],
  ] as const) {
    const dataTransfer = await page.evaluateHandle(size => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(size)], 'dropped.bin'))
      return transfer
    }, size)
    await page.getByRole('main').dispatchEvent('drop', { dataTransfer })
    await expect(page.getByRole('status').getByText(sentence)).toBeVisible()
  }
  await button(page, 'Undo').click()
  await expect(button(page, 'Undo')).toBeDisabled()
})

test('exports a capture at a capture point', async ({ page, open, browserName }) => {
  test.skip(browserName !== 'chromium', 'WebDriver BiDi downloads no blobs')
  await open()
  await button(page, 'Export').click()
  await page.getByLabel('Captured at').selectOption({ label: 'router, port 2' })
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save octet-router1-port2.pcap' }).click(),
  ])
  expect(readFileSync(await saved.path()).readUInt32LE(0)).toBe(0xa1b2c3d4)
})

test('embedded, it shows the scene and what moves it, and nothing else', async ({ page }) => {
  await page.goto('./?embed')
  await expect(page.getByRole('main')).toBeVisible()
  await expect(page.getByRole('banner')).toBeHidden()
  await page.keyboard.press('ArrowRight')
  await atStep(page, 1)
})

test('lives in a sandboxed frame, where storage throws and downloads are refused', async ({
  page,
  baseURL,
}) => {
  // A course page's host; with `sandbox` the frame has no origin, so its modules need the host's permission.
  await page.route('**/*', async route => {
    const response = await route.fetch({ maxRetries: 5 })
    await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } })
  })
  await page.route('**/course.html', route =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>course</title><iframe sandbox="allow-scripts" width="1400" height="700" src="${baseURL}"></iframe>`,
    }),
  )
  await page.goto('./course.html')
  const frame = page.frameLocator('iframe')
  await frame.getByRole('button', { name: 'Step forward' }).click()
  await expect(frame.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuenow', '1')
  await frame.getByRole('button', { name: 'Export' }).click()
  await expect(frame.getByText('allow-downloads')).toBeVisible()
  await expect(frame.getByLabel('octet-client.pcap as base64')).toHaveValue(/^1MOyoQ/)
})

test('axe finds nothing in the dialogs', async ({ page, open, axe, browserName }) => {
  test.skip(browserName !== 'chromium', 'once is enough')
  await open()
  for (const [name, title] of [
    ['Setup', 'Setup'],
    ['Export', 'Export a capture'],
    ['Save', 'Save'],
  ] as const) {
    await button(page, name).click()
    await expect(page.getByRole('dialog', { name: title })).toBeVisible()
    expect(await axe()).toEqual([])
    await page.keyboard.press('Escape')
  }
})
