// The page opens.
import { expect, test } from './stories'

test('the page opens, with nothing in the console', async ({ page, open, axe, browserName }) => {
  await open()
  await expect(page).toHaveTitle(/octet/)
  if (browserName === 'chromium') expect(await axe()).toEqual([])
})
