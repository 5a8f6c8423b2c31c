// Time runs both ways: each scenario walked from before its first step to its last, and back, the same pictures each way.
import { expect, test } from './stories'
import { walk, walks } from './walking'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const { scenario, scene } of walks.filter(({ isFirst }) => isFirst)) {
  test(`${scenario}: walked through ${scene} and back`, async ({ open, controls }) => {
    await open(`v=0&scenario=${scenario}&scene=${scene}`)
    await walk(controls)
  })
}

test('motion ends in the very picture that a cut shows', async ({ page, open, controls }) => {
  await open('v=0&scenario=fileCrosses&scene=journey')
  const pictures: string[] = []
  for (let step = 1; step <= 9; step++) {
    await controls.stepForward.click()
    await controls.standsAt(step)
    pictures.push(await controls.picture())
  }
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await controls.timeline.press('Home')
  for (const [step, picture] of pictures.entries()) {
    await controls.stepForward.click()
    await controls.standsAt(step + 1)
    await expect.poll(() => controls.picture()).toBe(picture)
  }
})

test('playing goes to the end by itself', async ({ page, open, controls }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await open('v=0&scenario=fileCrosses&scene=journey')
  await controls.timeline.press('End')
  await controls.stepBack.click()
  await controls.play.click()
  await controls.standsAt(await controls.count())
  await expect(controls.play).toBeVisible()
})
