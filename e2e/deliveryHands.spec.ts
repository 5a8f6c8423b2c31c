// Delivery in a learner's hands: every act on a packet, one that is not reached, keyboard alone, text, no page scroll.
import type { Page } from '@playwright/test'
import { expect, test } from './stories'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const DELIVERY = 'v=0&scenario=threeMessages&scene=delivery'
const TABS = ['Network', 'Ladder', 'Lateness', 'Windows', 'Totals']
const lane = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const described = async (page: Page, name: string) => (await lane(page, name).locator('p').innerText()).trim()
const acts = (page: Page) => page.getByRole('list', { name: 'What you did in the network' })

/** Steps on until a packet of this name is on its way in this lane. */
async function until(page: Page, name: string, packet: RegExp) {
  const found = lane(page, name).getByRole('button', { name: packet }).first()
  for (let step = 0; step < 80 && !(await found.isVisible()); step++) await page.keyboard.press('ArrowRight')
  await expect(found).toBeVisible()
  return found
}

const BIG = /^“BIG ”, on its way/
const SEQ_7 = /^seq 7, on its way/

const ACTS = [
  { does: /^Hold it back for /, listed: /“BIG ” held back/, reads: '“HELLO ”, “WORLD”, “BIG ”' },
  { does: 'Duplicate it', listed: /“BIG ” duplicated/, reads: '“HELLO ”, “BIG ”, “BIG ”, “WORLD”' },
  { does: 'Flip one of its bits', listed: /“BIG ” damaged/, reads: '“HELLO ”, “WORLD”' },
]
for (const { does, listed, reads } of ACTS)
  test(`a datagram: ${does}, seen at the other end, and taken back`, async ({ page, open, controls }) => {
    const read = async (what: string) => {
      await controls.timeline.press('End')
      await expect.poll(() => described(page, 'Datagram')).toContain(`Read: ${what}.`)
      // The other lane has its own copy of that message, and nobody touched it.
      await expect.poll(() => described(page, 'Stream')).toContain('Read: “HELLO ”, “BIG WORLD”.')
    }
    await open(DELIVERY)
    await (await until(page, 'Datagram', BIG)).click()
    await page.getByRole('button', { name: does }).click()
    await expect(acts(page).getByRole('listitem')).toHaveText([listed])
    await read(reads)
    await acts(page)
      .getByRole('button', { name: /^Take back/ })
      .click()
    await expect(acts(page)).toHaveCount(0)
    await read('“HELLO ”, “BIG ”, “WORLD”')
  })

test('what was done to a packet that this future does not have is listed as not reached', async ({
  page,
  open,
  controls,
}) => {
  await open(DELIVERY)
  // The second copy of the segment exists only because the first one was dropped.
  await (await until(page, 'Stream', SEQ_7)).click()
  await page.getByRole('button', { name: 'Drop it' }).click()
  await (await until(page, 'Stream', /^seq 7 again, on its way/)).click()
  await page.getByRole('button', { name: 'Drop it' }).click()
  const items = acts(page).getByRole('listitem')
  await expect(items).toHaveCount(2)
  await expect(acts(page).getByText('not reached')).toHaveCount(0)
  await items
    .first()
    .getByRole('button', { name: /^Take back/ })
    .click()
  await expect(items).toHaveCount(1)
  await expect(items.first()).toContainText('not reached')
  await controls.undo.click()
  await expect(items).toHaveCount(2)
  await expect(acts(page).getByText('not reached')).toHaveCount(0)
})

test('by keyboard alone: drop in each lane, rewind, take back, another seed, a tab, a mark', async ({
  page,
  open,
}) => {
  await open(DELIVERY)
  /** Tab until the focus is on what has this name. */
  const tabTo = async (name: RegExp) => {
    for (let stop = 0; stop < 80; stop++) {
      await page.keyboard.press('Tab')
      const label = await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      )
      if (name.test(label)) return
    }
    throw new Error(`no way by Tab to ${name}`)
  }
  const dropBy = async (where: string, packet: RegExp) => {
    await page.keyboard.press('Home')
    await until(page, where, packet)
    await tabTo(packet)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Drop it' })).toBeFocused()
    await page.keyboard.press('Enter')
  }
  await dropBy('Datagram', BIG)
  await expect(acts(page).getByRole('listitem')).toHaveCount(1)
  await dropBy('Stream', SEQ_7)
  await expect(acts(page).getByRole('listitem')).toHaveCount(2)
  for (const left of [1, 0]) {
    await tabTo(/^Take back: /)
    await page.keyboard.press('Enter')
    await expect(acts(page).getByRole('listitem')).toHaveCount(left)
    // Where the button was is nothing now: the focus goes on to the next of them, or on to the seed's.
    await expect(
      left > 0 ? acts(page).getByRole('button').first() : page.getByRole('button', { name: /^Seed 7/ }),
    ).toBeFocused()
    if (left > 0) await page.keyboard.press('Shift+Tab')
  }
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Seed 8/ })).toBeFocused()
  await page.getByRole('tab', { name: 'Ladder' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Lateness' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('End')
})

test('no page scroll at 1366×768, whatever tab is open', async ({ page, open, controls }) => {
  await open('v=0&scenario=holeInTheStream&scene=delivery')
  await controls.timeline.press('End')
  for (const name of TABS) {
    await page.getByRole('tab', { name }).click()
    await expect(page.locator('#delivery-tab')).not.toBeEmpty()
    await expect(page.getByText('One moment …')).toHaveCount(0)
    const over = await page.evaluate(
      '[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]',
    )
    expect(over, name).toEqual([0, 0])
  }
})

test('with reduced motion a step is there at once, and stays as it is', async ({ page, open, controls }) => {
  await open(DELIVERY)
  for (let step = 0; step < 6; step++) {
    await controls.stepForward.click()
    const before = await controls.picture()
    await page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))')
    expect(await controls.picture()).toBe(before)
  }
})

test('as text: each lane says what was sent, what is on its way, what waits and what was read', async ({
  page,
  open,
  controls,
}) => {
  await open('v=0&scenario=holeInTheStream&scene=delivery')
  for (const name of ['Datagram', 'Stream']) {
    const figure = lane(page, name).getByRole('group')
    await expect(figure).toHaveAccessibleName(new RegExp(`^${name}: what was sent, what is on its way`))
    await expect(figure).toHaveAccessibleDescription(
      /^At 0 µs\. Nothing has been sent\. Nothing is on its way/,
    )
  }
  // The narrator is read out as the steps go by, and the words are those of the picture.
  await expect(
    controls.narrator.locator('[aria-live=polite]').or(page.locator('[aria-live=polite]')).first(),
  ).toBeAttached()
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('ArrowRight')
    if ((await described(page, 'Stream')).includes('must wait')) break
  }
  await expect(lane(page, 'Stream').getByRole('group')).toHaveAccessibleDescription(
    /Sent: .*On its way: .*Bytes 5–8 are missing, so 9–14 must wait\..*Read: “ONE ”\./,
  )
  await page.getByRole('tab', { name: 'Ladder' }).click()
  await expect(page.locator('#delivery-tab').getByRole('group')).toHaveAccessibleDescription(
    /Datagram: .*“TWO ”, dropped by hand.* Stream: SYN; SYN ACK; .*seq 5, dropped by hand/,
  )
})
