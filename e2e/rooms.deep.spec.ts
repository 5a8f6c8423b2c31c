// Every scene in every theme and size: no page scroll on a desk, nothing wider than the window, axe finds nothing.
import { overflow } from './actions.mjs'
import { expect, test } from './stories'
import { setTheme, themes } from './theme.mjs'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const sizes = [
  { width: 1920, height: 1080, fits: true },
  { width: 1366, height: 768, fits: true },
  { width: 1024, height: 768, fits: false },
  { width: 768, height: 1024, fits: false },
  { width: 390, height: 844, fits: false },
  { width: 720, height: 480, fits: false },
]

const places = [
  ...[0, 7, 10, 17, 24, 25].map(step => `v=0&scenario=fileCrosses&scene=journey&step=${step}`),
  ...[0, 15, 27].map(step => `v=0&scenario=fileCrosses&scene=frame&step=${step}`),
  'v=0&scenario=bitFlips&scene=journey&step=99',
  'v=0&scenario=oneByte&scene=frame&step=99',
]

for (const theme of themes) {
  for (const { width, height, fits } of sizes) {
    test(`${theme} at ${width} × ${height}`, async ({ page, open, controls }) => {
      await page.setViewportSize({ width, height })
      await setTheme(page, theme)
      const sticksOut: string[] = []
      for (const hash of places) {
        await open(hash)
        await expect(controls.timeline).toBeVisible()
        const { x, y } = await overflow(page)
        if (x > 0) sticksOut.push(`${hash}: ${x} px wider than the window`)
        if (fits && y > 0) sticksOut.push(`${hash}: the page scrolls by ${y} px`)
      }
      expect(sticksOut).toEqual([])
    })
  }

  test(`axe in ${theme}`, async ({ page, open, axe }) => {
    await setTheme(page, theme)
    const found: string[] = []
    for (const hash of places) {
      await open(hash)
      found.push(...(await axe()).map(each => `${hash}: ${each}`))
    }
    expect(found).toEqual([])
  })
}

test('axe on a phone', async ({ page, open, axe }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const hash of places.slice(3)) {
    await open(hash)
    expect(await axe(), hash).toEqual([])
  }
})
