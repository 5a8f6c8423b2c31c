// The walks through those scenes that a scenario is not about in the first place.
import { test } from './stories'
import { walk, walks } from './walking'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const { scenario, scene } of walks.filter(({ isFirst }) => !isFirst)) {
  test(`${scenario}: walked through ${scene} and back`, async ({ open, controls }) => {
    await open(`v=0&scenario=${scenario}&scene=${scene}`)
    await walk(controls)
  })
}
