// The same scenario is the same run everywhere: each lane of the library has one fingerprint, in Node and in the browser.
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { libraryFingerprints } from './fingerprints/library'
import { root, serve } from './server.mjs'

// A judge beside the page, not in it: the same sources through the same build.
const outDir = 'out/fingerprints'

test('each ready scenario runs in the browser as in Node', async ({ page, browserName }) => {
  const { build } = await import('vite')
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'e2e/fingerprints'),
    publicDir: false,
    logLevel: 'error',
    build: { outDir: join(root, outDir, browserName), emptyOutDir: true },
  })
  const { url, close } = await serve(join(outDir, browserName))
  await page.goto(url)
  await expect(page.locator('body')).toContainText(']', { timeout: 60_000 })
  const found: unknown = JSON.parse(await page.locator('body').innerText())
  await close()
  const known = await libraryFingerprints()
  expect(known.length).toBeGreaterThan(20)
  expect(found).toEqual(known)
})
