// What a newcomer does: types a message, steps, breaks a bit, changes the model, undoes it all, reloads.
import { type Controls, expect, retype, still, test } from './stories'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const data = 'v=0&scenario=fileCrosses&scene=frame&step=27'

test('a typed message is in the frame, byte by byte', async ({ page, open, controls }) => {
  await open(data)
  await page.getByRole('button', { name: /^Data, / }).click()
  const text = page.getByRole('textbox', { name: 'The data as text' })
  await retype(text, 'Hello, network!')
  await expect(page.getByRole('button', { name: 'Data, 15 bytes' })).toBeVisible()
  for (const [n, character] of [...'Hello, network!'].entries()) {
    const hex = character.charCodeAt(0).toString(16).padStart(2, '0')
    await expect(page.getByRole('gridcell', { name: `Byte ${46 + n}: ${hex}, Data` })).toBeVisible()
  }
  await controls.undo.click()
  await expect(page.getByRole('button', { name: 'Data, 32 bytes' })).toBeVisible()
  await controls.redo.click()
  await expect(page.getByRole('button', { name: 'Data, 15 bytes' })).toBeVisible()
})

test('what is typed beyond ASCII is sent as UTF-8', async ({ page, open, browserName }) => {
  test.skip(browserName !== 'chromium', 'no such keys over WebDriver BiDi')
  await open(data)
  await page.getByRole('button', { name: /^Data, / }).click()
  await retype(page.getByRole('textbox', { name: 'The data as text' }), 'é→🙂')
  await expect(page.getByRole('button', { name: 'Data, 9 bytes' })).toBeVisible()
  await expect(page.getByRole('gridcell', { name: 'Byte 46: c3, Data' })).toBeVisible()
})

/** Steps forward until the narrator says it, and returns all that was said. */
async function stepUntil(controls: Controls, wanted: RegExp) {
  const said: string[] = []
  const count = await controls.count()
  for (let step = 0; step < count; step++) {
    if (wanted.test(said.at(-1) ?? '')) return said
    const now = Number(await controls.timeline.getAttribute('aria-valuenow'))
    if (now >= count) break
    await controls.stepForward.click()
    await controls.standsAt(now + 1)
    said.push(await controls.narrator.innerText())
  }
  expect(said.join('\n')).toMatch(wanted)
  return said
}

test('a bit that flips in a router’s memory is noticed by UDP and nobody else', async ({
  page,
  open,
  controls,
}) => {
  await open(data)
  await page.getByRole('gridcell', { name: /^Byte 47: / }).click()
  await page.getByRole('button', { name: 'Flip a bit' }).click()
  await page.getByText('In the router’s memory').click()
  await page.getByRole('button', { name: /^Flip bit 0 of byte 47/ }).click()
  await controls.journey.click()
  await controls.timeline.press('Home')
  const said = await stepUntil(controls, /UDP notices/)
  expect(said.join('\n')).toContain('router’s memory: byte 47 was 0x65 and is 0x64')
  await expect(page.getByRole('tabpanel')).toContainText(/checksum/i)
  // Whoever looked before was content: card, router, IP.
  expect(said.slice(0, -1).join('\n')).not.toMatch(/notices|UdpInCsumErrors/)
  await controls.stepForward.click()
  await expect(controls.narrator).toContainText('UdpInCsumErrors')

  // Undo goes back to where the edit was made.
  await controls.undo.click()
  await expect(controls.frame).toHaveAttribute('aria-selected', 'true')
  await expect(controls.undo).toBeDisabled()
  await controls.journey.click()
  await controls.timeline.press('Home')
  expect((await stepUntil(controls, /UDP checks|the datagram/i)).join('\n')).not.toMatch(
    /notices|memory: byte/,
  )
})

test('changing to OSI in the middle keeps the place', async ({ page, open, controls }) => {
  await open('v=0&scenario=fileCrosses&scene=journey&step=12')
  await controls.standsAt(12)
  const sentence = await controls.narrator.innerText()
  await page.getByText('OSI', { exact: true }).click()
  await expect(page.getByRole('tabpanel')).toContainText('Presentation')
  await controls.standsAt(12)
  expect(await controls.narrator.innerText()).toBe(sentence)
  await page.getByText('Both', { exact: true }).click()
  await controls.standsAt(12)
})

test('a reload brings the same picture back, also of an edited message', async ({ page, open, controls }) => {
  await open(data)
  await page.getByRole('button', { name: /^Data, / }).click()
  await retype(page.getByRole('textbox', { name: 'The data as text' }), 'Hello, network!')
  await expect(page.getByRole('button', { name: 'Data, 15 bytes' })).toBeVisible()
  await controls.journey.click()
  await controls.timeline.press('Home')
  for (let step = 1; step <= 7; step++) await controls.stepForward.click()
  await controls.standsAt(7)
  await expect(page).toHaveURL(/doc=.*step=7/)
  const picture = await still(controls.picture)
  await page.reload()
  await controls.standsAt(7)
  await expect.poll(() => controls.picture()).toBe(picture)
})

test('a change of scene keeps the event', async ({ open, controls }) => {
  await open('v=0&scenario=fileCrosses&scene=journey&step=5')
  await controls.frame.click()
  await controls.journey.click()
  await controls.standsAt(5)
})

test('Hide next covers what comes, and says so', async ({ page, open, controls }) => {
  await open('v=0&scenario=fileCrosses&scene=journey&step=5')
  await controls.hideNext.click()
  await expect(controls.hideNext).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText('What comes next?')).toBeVisible()
})
