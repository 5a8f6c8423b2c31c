// Stories in a real browser, against the built page. `npm run build` comes first.
import { defineConfig, devices } from '@playwright/test'
import { chromiumFlags, findChromium, findFirefox } from './browser.mjs'
import { port, root } from './server.mjs'

const desktop = { viewport: { width: 1366, height: 768 }, deviceScaleFactor: 1 }
const wantsOnlyFirefox = process.argv.includes('--project=firefox')

export default defineConfig({
  testDir: '.',
  outputDir: '../out/stories',
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 2,
  // A crowded machine may be late once; what fails twice is broken. The report names each retry.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list']],
  timeout: 60_000,
  use: { baseURL: `http://127.0.0.1:${port}/`, trace: 'retain-on-failure', ...desktop },
  projects: [
    {
      name: 'chromium',
      testIgnore: '**/*.deep.spec.ts',
      use: {
        launchOptions: {
          executablePath: wantsOnlyFirefox ? '' : await findChromium(),
          args: chromiumFlags,
        },
      },
    },
    {
      name: 'deep',
      testMatch: '**/*.deep.spec.ts',
      timeout: 300_000,
      use: {
        launchOptions: {
          executablePath: wantsOnlyFirefox ? '' : await findChromium(),
          args: chromiumFlags,
        },
      },
    },
    {
      name: 'firefox',
      // What a browser may do differently; the rest is asked once.
      testMatch: ['opens', 'message', 'keyboard', 'input', 'walk', 'fingerprints.deep'].map(
        name => `**/${name}.spec.ts`,
      ),
      // One scenario tells whether it walks alike; every one is walked in Chromium, and Firefox takes minutes for each.
      grepInvert: /(?<!fileCrosses): walked|walked through delivery/,
      timeout: 300_000,
      use: {
        ...devices['Desktop Firefox'],
        ...desktop,
        channel: 'moz-firefox',
        launchOptions: { executablePath: findFirefox() ?? '/usr/bin/firefox-esr' },
      },
    },
  ],
  webServer: {
    command: `"${process.execPath}" node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
})
