// A walk from before a track's first step to its last and back, and which walks there are.
import { library } from '../src/scenario/library'
import { type Controls, expect } from './stories'

/** Scenarios of one message are walked in every scene; of many messages, in Delivery and along the one that is followed. */
export const walks = library.flatMap(({ origin, lanes }) => {
  const own = lanes ? 'delivery' : origin === 'ownFrame' ? 'frame' : 'journey'
  const scenes = lanes ? ['delivery', 'journey'] : ['journey', 'frame', 'delivery']
  return scenes.map(scene => ({
    scenario: origin,
    scene,
    isFirst: scene === own || origin === 'fileCrosses',
  }))
})

/** Of a longer track its beginning and its end are walked. */
const MOST_STEPS = 80
const BEGINNING = 40
const END = 15

/** Says something new at each step, and shows the same pictures on the way back. */
export async function walk(controls: Controls) {
  const count = await controls.count()
  expect(count).toBeGreaterThan(3)
  await controls.timeline.press('Home')
  await walkOn(controls, 0, count > MOST_STEPS ? BEGINNING : count)
  if (count <= MOST_STEPS) return
  await controls.timeline.press('End')
  for (let step = count - 1; step >= count - END; step--) await controls.stepTo('Step back', step)
  await walkOn(controls, count - END, count)
}

/** From one step to another and back again. */
async function walkOn(controls: Controls, from: number, to: number) {
  await controls.standsAt(from)
  const pictures = [await controls.picture()]
  let said = ''
  for (let step = from + 1; step <= to; step++) {
    await controls.stepTo('Step forward', step)
    const sentence = await controls.narrator.innerText()
    expect(sentence.trim(), `step ${step} says something`).not.toBe('')
    expect(sentence, `step ${step} leaves no hole in its sentence`).not.toMatch(
      /undefined|NaN|null|\[object|[{}]/,
    )
    expect(sentence, `step ${step} says something new`).not.toBe(said)
    said = sentence
    pictures.push(await controls.picture())
  }
  for (let step = to - 1; step >= from; step--) {
    await controls.stepTo('Step back', step)
    expect(await controls.picture(), `back at step ${step} the picture is as it was`).toBe(
      pictures[step - from],
    )
  }
}
