// Time runs both ways: each scenario walked from before its first step to its last, and back, the same pictures each way.
import { type Controls, expect, test } from './stories'

const scenarios = [
  'fileCrosses',
  'oneByte',
  'bitFlips',
  'threeMessages',
  'tftpGoodDay',
  'tftpLosesAck',
  'sorcerersApprentice',
  'ownFrame',
]

async function walk(controls: Controls) {
  const count = await controls.count()
  expect(count).toBeGreaterThan(3)
  await controls.timeline.press('Home')
  await controls.standsAt(0)
  const pictures = [await controls.picture()]
  const sentences: string[] = []
  for (let step = 1; step <= count; step++) {
    await controls.stepForward.click()
    await controls.standsAt(step)
    const sentence = await controls.narrator.innerText()
    expect(sentence.trim(), `step ${step} says something`).not.toBe('')
    expect(sentence, `step ${step} leaves no hole in its sentence`).not.toMatch(
      /undefined|NaN|null|\[object|[{}]/,
    )
    expect(sentence, `step ${step} says something new`).not.toBe(sentences.at(-1))
    sentences.push(sentence)
    pictures.push(await controls.picture())
  }
  for (let step = count - 1; step >= 0; step--) {
    await controls.stepBack.click()
    await controls.standsAt(step)
    expect(await controls.picture(), `back at step ${step} the picture is as it was`).toBe(pictures[step])
  }
}

test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const scenario of scenarios) {
  for (const scene of ['journey', 'frame', 'delivery']) {
    test(`${scenario}: walked through ${scene} and back`, async ({ open, controls }) => {
      await open(`v=0&scenario=${scenario}&scene=${scene}`)
      await walk(controls)
    })
  }
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
