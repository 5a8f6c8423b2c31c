// More packets under way than single items can be moved: they are painted, and still each is found, heard and reached into.
import { theGame } from '../src/scenario/library/theGame'
import { crowdOf, fragmentOf } from './crowds.mjs'
import { expect, test } from './stories'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** Positions close behind one another; at this step their way is full, and the first ones have arrived. */
const CROWD = fragmentOf(crowdOf(theGame, { many: 260, count: 600 }), '&step=700')
const POSITION = /^position \d+, on its way, 12 bytes of data$/

test('many packets are painted, walked along, pressed and dropped', async ({ page, open }) => {
  await open(CROWD)
  const lane = page.getByRole('region', { name: 'Datagram', exact: true })
  const canvas = lane.locator('canvas')
  await expect(canvas).toBeVisible()
  const painted = await canvas.evaluate(element => {
    const { width, height } = element as HTMLCanvasElement
    const { data } = (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? {}
    return data?.some(octet => octet > 0)
  })
  expect(painted).toBe(true)
  const packets = lane.getByRole('button', { name: POSITION })
  expect(await packets.count()).toBeLessThan(10)
  await packets.first().focus()
  const names = new Set<string>()
  for (let step = 0; step < 12; step++) {
    names.add((await page.locator(':focus').getAttribute('aria-label')) ?? '')
    await page.keyboard.press('ArrowRight')
  }
  expect(names.size).toBe(12)
  for (const name of names) expect(name).toMatch(POSITION)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Drop it' }).click()
  const acts = page.getByRole('list', { name: 'What you did in the network' })
  await expect(acts.getByRole('listitem')).toHaveCount(1)
  // By the pointer: in the middle of the way, where one stands.
  const box = (await canvas.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2 + 12)
  await expect(page.getByRole('button', { name: 'Drop it' })).toBeVisible()
})

test('under a reader’s own colours all of them are items, each with its name', async ({ page, open }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await open(CROWD)
  const lane = page.getByRole('region', { name: 'Datagram', exact: true })
  await expect(lane.getByRole('button', { name: POSITION }).first()).toBeVisible()
  await expect(lane.locator('canvas')).toHaveCount(0)
  expect(await lane.getByRole('button', { name: POSITION }).count()).toBeGreaterThan(200)
})
