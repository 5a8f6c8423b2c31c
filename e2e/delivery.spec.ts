// Delivery: reach into the network, rewind, take it back; a frame on its way opens in Frame and in Journey.
import type { Page } from '@playwright/test'
import { expect, test } from './stories'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const DELIVERY = 'v=0&scenario=threeMessages&scene=delivery'
const lane = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const described = async (page: Page, name: string) => (await lane(page, name).locator('p').innerText()).trim()

/** Steps on until a frame of this name is on its way in this lane. */
async function until(page: Page, name: string, frame: RegExp) {
  const packet = lane(page, name).getByRole('button', { name: frame }).first()
  for (let step = 0; step < 80 && !(await packet.isVisible()); step++) await page.keyboard.press('ArrowRight')
  await expect(packet).toBeVisible()
  return packet
}

const BIG = /^“BIG ”, on its way/
const WORLD = /^“WORLD”, on its way/

const SEQ_7 = /^seq 7, on its way/
const SEQ_11 = /^seq 11, on its way/

test('drops the second packet in each lane, rewinds, takes it back, drops the third', async ({
  page,
  open,
  controls,
}) => {
  const acts = page.getByRole('list', { name: 'What you did in the network' })
  const drop = async (name: string, frame: RegExp) => {
    await controls.timeline.press('Home')
    await (await until(page, name, frame)).click()
    await page.getByRole('button', { name: 'Drop it' }).click()
  }
  const reads = async (datagrams: string, stream: string) => {
    await controls.timeline.press('End')
    await expect.poll(() => described(page, 'Datagram')).toContain(`Read: ${datagrams}.`)
    await expect.poll(() => described(page, 'Stream')).toContain(`Read: ${stream}.`)
  }
  await open(DELIVERY)
  await reads('“HELLO ”, “BIG ”, “WORLD”', '“HELLO ”, “BIG WORLD”')
  await drop('Datagram', BIG)
  await drop('Stream', SEQ_7)
  await expect(acts.getByRole('listitem')).toHaveCount(2)
  await reads('“HELLO ”, “WORLD”', '“HELLO ”, “BIG WORLD”')
  // The hole in the stream: what came behind it waits.
  for (let step = 0; step < 80; step++) {
    if ((await described(page, 'Stream')).includes('missing')) break
    await controls.stepBack.click()
  }
  expect(await described(page, 'Stream')).toContain('Bytes 7–10 are missing, so 11–15 must wait.')
  for (const left of [1, 0]) {
    await acts
      .getByRole('button', { name: /^Take back/ })
      .first()
      .click()
    await expect(acts.getByRole('listitem')).toHaveCount(left)
  }
  await drop('Datagram', WORLD)
  await drop('Stream', SEQ_11)
  await reads('“HELLO ”, “BIG ”', '“HELLO ”, “BIG ”, “WORLD”')
  await controls.undo.click()
  await expect(acts.getByRole('listitem')).toHaveCount(1)
})

test('says that the same loss hit both', async ({ page, open, controls }) => {
  await open(DELIVERY)
  await page.getByRole('tab', { name: 'Network' }).click()
  const loss = page.getByRole('slider', { name: 'Loss' })
  await loss.focus()
  for (let press = 0; press < 12; press++) await loss.press('ArrowRight')
  await controls.timeline.press('Home')
  // Some seed among the first few loses a message in both lanes: the same one, by its name.
  const said = async () => {
    const count = await controls.count()
    for (let step = 0; step < count; step++) {
      await page.keyboard.press('ArrowRight')
      if ((await controls.narrator.innerText()).includes('The same loss hit both.')) return true
    }
    return false
  }
  let found = false
  for (let seed = 7; seed < 15 && !found; seed++) {
    await controls.timeline.press('Home')
    found = await said()
    if (!found) await page.getByRole('button', { name: new RegExp(`^Seed ${seed}:`) }).click()
  }
  expect(found).toBe(true)
})

test('stays at the same moment when something is dropped, and lays both futures side by side', async ({
  page,
  open,
  controls,
}) => {
  await open(DELIVERY)
  await (await until(page, 'Datagram', BIG)).click()
  const before = await controls.timeline.getAttribute('aria-valuenow')
  await page.getByRole('button', { name: 'Drop it' }).click()
  await controls.standsAt(Number(before))
  await page
    .getByRole('combobox', { name: 'Side by side' })
    .selectOption({ label: 'Datagram: before and after' })
  await controls.timeline.press('End')
  await expect.poll(() => described(page, 'Before')).toContain('Read: “HELLO ”, “BIG ”, “WORLD”.')
  await expect.poll(() => described(page, 'Datagram')).toContain('Read: “HELLO ”, “WORLD”.')
})

test('both lanes before and after, and a frame of the future that is gone opens in Frame', async ({
  page,
  open,
  controls,
}) => {
  await open(DELIVERY)
  await (await until(page, 'Datagram', BIG)).click()
  await page.getByRole('button', { name: 'Drop it' }).click()
  await page.getByRole('combobox', { name: 'Side by side' }).selectOption({ label: 'All: before and after' })
  for (const name of ['Before: Datagram', 'Datagram', 'Before: Stream', 'Stream'])
    await expect(lane(page, name)).toBeVisible()
  await (await until(page, 'Before: Datagram', BIG)).click()
  // What is gone can be looked at, not changed.
  await expect(page.getByRole('button', { name: 'Its way in Journey' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Drop it' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Open in Frame' }).click()
  await expect(controls.frame).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('combobox', { name: 'Which run to look into' })).toHaveValue('before datagram')
  await expect(page.getByRole('button', { name: /^Data, 4 bytes/ })).toBeVisible()
})

test('by keyboard alone: a frame’s menu opens, closes and gives the focus back', async ({ page, open }) => {
  await open(DELIVERY)
  const packet = await until(page, 'Datagram', BIG)
  await packet.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Open in Frame' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(packet).toBeFocused()
  await page.keyboard.press('Enter')
  for (let stop = 0; stop < 2; stop++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: 'dropped' })).toBeVisible()
})

test('a frame on its way opens in Frame and in Journey, and Delivery is where it was', async ({
  page,
  open,
  controls,
}) => {
  await open(DELIVERY)
  await (await until(page, 'Datagram', BIG)).click()
  const step = Number(await controls.timeline.getAttribute('aria-valuenow'))
  await page.getByRole('button', { name: 'Open in Frame' }).click()
  await expect(controls.frame).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('button', { name: /^Data, 4 bytes/ })).toBeVisible()
  await page.getByRole('tab', { name: 'Delivery' }).click()
  await controls.standsAt(step)
  await (await until(page, 'Datagram', BIG)).click()
  await page.getByRole('button', { name: 'Its way in Journey' }).click()
  await expect(controls.journey).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('combobox', { name: 'Packet to follow' })).toHaveValue('client>server data 7')
  await page.keyboard.press('3')
  await controls.standsAt(step)
})

test('a slider simulates as it moves, and is one entry of the history', async ({ page, open, controls }) => {
  await open(DELIVERY)
  await page.getByRole('tab', { name: 'Network' }).click()
  const loss = page.getByRole('slider', { name: 'Loss' })
  await loss.focus()
  await loss.press('End')
  await expect(loss).toHaveAttribute('aria-valuetext', '100 %')
  await controls.timeline.press('End')
  await expect.poll(() => described(page, 'Datagram')).toContain('Nothing has been read.')
  await controls.undo.click()
  await expect(loss).toHaveAttribute('aria-valuetext', '0 %')
  await expect(controls.undo).toBeDisabled()
})

test('a number typed beside a slider: its rule is told, the last good value stays, one way back', async ({
  page,
  open,
  controls,
}) => {
  await open(DELIVERY)
  await page.getByRole('tab', { name: 'Network' }).click()
  const mtu = page.getByRole('textbox', { name: 'MTU, bytes' })
  const slider = page.getByRole('slider', { name: 'MTU' })
  await mtu.fill('100')
  await expect(page.getByText(/An MTU goes from 576 bytes.* It stays at 1,500 bytes\./)).toBeVisible()
  await expect(mtu).toHaveAttribute('aria-invalid', 'true')
  await expect(slider).toHaveAttribute('aria-valuetext', '1,500 bytes')
  await expect(controls.undo).toBeDisabled()
  await mtu.pressSequentially('0')
  await mtu.press('Enter')
  await expect(slider).toHaveAttribute('aria-valuetext', '1,000 bytes')
  await mtu.press('Tab')
  await expect(page.getByRole('button', { name: 'MTU: back to 1,500 bytes' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(mtu).toHaveValue('1500')
  await expect(slider).toBeFocused()
  // How long a bad moment lasts is asked once there are any.
  await expect(page.getByRole('slider', { name: 'Each lasts' })).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Bad moments, %' }).fill('12.5')
  await expect(page.getByRole('slider', { name: 'Bad moments' })).toHaveAttribute('aria-valuetext', '12.5 %')
  await page.getByRole('textbox', { name: 'Each lasts, ms' }).fill('80')
  await expect(page.getByRole('slider', { name: 'Each lasts' })).toHaveAttribute('aria-valuetext', '80.0 ms')
})

test('a mark in a plot leads to its step, by click and by keyboard', async ({
  page,
  open,
  controls,
  axe,
}) => {
  await open('v=0&scenario=holeInTheStream&scene=delivery')
  const at = async () => Number(await controls.timeline.getAttribute('aria-valuenow'))
  const tab = (name: string) => page.getByRole('tab', { name }).click()
  const plot = page.locator('#delivery-tab')
  await controls.timeline.press('End')
  const end = await at()
  await tab('Ladder')
  await plot.getByRole('button', { name: /^seq 5, dropped by hand/ }).click()
  await expect.poll(at).toBeLessThan(end)
  await expect(controls.narrator).toContainText('Bytes 5 to 8 are still in the sender’s buffer')
  await controls.timeline.press('End')
  await tab('Lateness')
  await plot.getByRole('button', { name: /^Bytes 5–8: .* never came$/ }).click()
  await expect(controls.narrator).toContainText('The datagram is gone for good')
  await controls.timeline.press('End')
  await tab('Windows')
  // One stop for Tab in each plot; the arrow keys walk along its moments, and Enter goes there.
  const marks = plot.getByRole('button', { name: /^At .*cwnd/ })
  await marks.first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(marks.nth(1)).toBeFocused()
  await expect.poll(at).toBe(end)
  await page.keyboard.press('Enter')
  await expect.poll(at).toBeLessThan(end)
  await expect(marks.nth(1)).toBeFocused()
  expect(await axe()).toEqual([])
})

test('another seed is one click', async ({ page, open, controls }) => {
  await open(DELIVERY)
  await page.getByRole('button', { name: /^Seed 7/ }).click()
  await expect(page.getByRole('button', { name: /^Seed 8/ })).toBeVisible()
  await controls.undo.click()
  await expect(page.getByRole('button', { name: /^Seed 7/ })).toBeVisible()
})

for (const theme of ['light', 'dark', 'projector'])
  test(`axe finds nothing, ${theme}`, async ({ page, open, controls, axe, browserName }) => {
    test.skip(browserName !== 'chromium', 'asked once')
    await page.addInitScript(theme => localStorage.setItem('octet.prefs', JSON.stringify({ theme })), theme)
    await open(DELIVERY)
    await (await until(page, 'Datagram', BIG)).click()
    expect(await axe()).toEqual([])
    await page.getByRole('button', { name: 'Drop it' }).click()
    await controls.timeline.press('End')
    expect(await axe()).toEqual([])
    await page.getByRole('tab', { name: 'Network' }).click()
    expect(await axe()).toEqual([])
  })

test('the game: the tabs tell why one skips and the other freezes, and take nothing that axe minds', async ({
  page,
  open,
  controls,
  axe,
}) => {
  // A long run, and axe three times on hundreds of marks.
  test.slow()
  await open('v=0&scenario=theGame&scene=delivery')
  await controls.timeline.press('End')
  const tab = (name: string) => page.getByRole('tab', { name }).click()
  const told = () => page.locator('#delivery-tab .picture-words').innerText()
  await tab('Lateness')
  await expect.poll(told).toContain('3 never came')
  expect(await axe()).toEqual([])
  await tab('Windows')
  await expect.poll(told).toContain('cwnd')
  expect(await axe()).toEqual([])
  await tab('Totals')
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
  await expect(row('Bytes read').getByRole('cell')).toHaveText(['2,064', '2,100'])
  await expect(row('at a third duplicate ACK').getByRole('cell')).toHaveText(['0', '3'])
  expect(await axe()).toEqual([])
  await controls.timeline.press('Home')
  await expect(row('Bytes read').getByRole('cell')).toHaveText(['0', '0'])
})
