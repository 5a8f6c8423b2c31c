// axe finds nothing: in the theme a newcomer sees, at some steps of each scene.
import { expect, test } from './stories'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test.beforeEach(({ browserName }) => test.skip(browserName !== 'chromium', 'asked once'))

for (const scene of ['journey', 'frame']) {
  test(`${scene}: at the start, in the middle and at the end`, async ({ open, controls, axe }) => {
    await open(`v=0&scenario=fileCrosses&scene=${scene}`)
    expect(await axe()).toEqual([])
    for (let step = 0; step < 12; step++) await controls.stepForward.click()
    expect(await axe()).toEqual([])
    await controls.timeline.press('End')
    expect(await axe()).toEqual([])
  })
}
