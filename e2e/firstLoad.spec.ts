// A first visit fetches what its picture needs and no simulator; an edit that comes at once waits for it.
import type { Page } from '@playwright/test'
import { expect, retype, test } from './stories'

/** Holds the simulator back, as a slow network would; gives what lets it go. */
async function holdSimulator(page: Page) {
  let letGo = () => {}
  const held = new Promise<void>(resolve => {
    letGo = resolve
  })
  await page.route('**/simulator-*.js', async route => {
    await held
    await route.continue()
  })
  return () => letGo()
}

/** A file dropped on the page: an edit of the message, whatever is open. */
async function drop(page: Page, text: string) {
  const dataTransfer = await page.evaluateHandle(text => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'dropped.txt'))
    return transfer
  }, text)
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer })
}

test('the first visit is one script; the simulator comes at the first sign of life', async ({ page }) => {
  const scripts: string[] = []
  page.on('request', request => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname)
  })
  await page.goto('./', { waitUntil: 'networkidle' })
  const named = await page
    .locator('script[src], link[rel=modulepreload]')
    .evaluateAll(elements =>
      elements.map(
        element =>
          new URL(element.getAttribute('src') ?? element.getAttribute('href') ?? '', document.baseURI)
            .pathname,
      ),
    )
  await expect(page.getByRole('main')).toContainText('32 bytes')
  expect([...scripts].sort()).toEqual([...named].sort())
  const arrives = page.waitForRequest(/\/simulator-[^/]*\.js$/)
  await page.mouse.move(300, 300)
  await arrives
})

test('edits made before the simulator is there wait, and none is lost', async ({ page, controls }) => {
  const letGo = await holdSimulator(page)
  await page.goto('./')
  const picture = page.getByRole('main')
  await expect(picture).toContainText('32 bytes')
  await drop(page, 'one')
  await expect(controls.undo).toBeEnabled()
  await drop(page, 'three')
  const waiting = page.getByText('Working it out')
  await expect(waiting).toBeVisible()
  await expect(picture).toContainText('32 bytes')
  letGo()
  await expect(picture).toContainText('5 bytes')
  await expect(waiting).toBeHidden()
  await controls.undo.click()
  await expect(picture).toContainText('3 bytes')
  await controls.undo.click()
  await expect(picture).toContainText('32 bytes')
  await expect(controls.undo).toBeDisabled()
})

test('letters typed before the simulator is there are all in the frame', async ({ page, open }) => {
  const letGo = await holdSimulator(page)
  await open('v=0&scenario=fileCrosses&scene=frame&step=27')
  await page.getByRole('button', { name: /^Data, / }).click()
  await retype(page.getByRole('textbox', { name: 'The data as text' }), 'Hello, network!')
  letGo()
  await expect(page.getByRole('button', { name: 'Data, 15 bytes' })).toBeVisible()
})

test('what a field means is not in the first script, and is said where it is asked for', async ({
  page,
  open,
}) => {
  const meaning = 'Bytes of this header and its data together, so at least 8.'
  await open('v=0&scenario=fileCrosses&scene=frame&step=27')
  await page.getByRole('gridcell', { name: /^Byte 38: / }).click()
  await expect(page.getByText(meaning)).toBeVisible()
  const first = await page.locator('script[src]').getAttribute('src')
  const script = await page.request.get(new URL(first ?? '', page.url()).href)
  expect(await script.text()).not.toContain(meaning)
})
