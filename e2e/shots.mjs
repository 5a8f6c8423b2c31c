// Takes pictures of every state in three sizes and three themes into out/shots.
//
//   npm run shots                                     everything, from a fresh build
//   node e2e/shots.mjs --only=frame --size=1920x1080 --theme=dark
//   node e2e/shots.mjs --url='#…' --only=mine         a hash, or a whole address such as the development server's
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'
import { act, overflow, readArguments, settle } from './actions.mjs'
import { launchChromium } from './browser.mjs'
import { root, serve } from './server.mjs'
import { states } from './states.mjs'
import { setTheme, themes } from './theme.mjs'

const { options, actions } = readArguments(argv.slice(2), ['only', 'size', 'theme', 'url', 'out'])
const sizes = (options.size ?? '1920x1080,1366x768,390x844').split(',')
const wantedThemes = options.theme?.split(',') ?? themes
const folder = options.out ?? join(root, 'out', 'shots')
const wanted =
  options.url === undefined
    ? states.filter(({ name }) => !options.only || name.includes(options.only))
    : [{ name: options.only ?? 'url', hash: options.url, actions }]
mkdirSync(folder, { recursive: true })

const server = wanted.some(({ hash }) => !/^https?:/.test(hash)) ? await serve() : undefined
const browser = await launchChromium()
for (const theme of wantedThemes) {
  for (const size of sizes) {
    const [width = 1366, height = 768] = size.split('x').map(Number)
    for (const { name, hash, actions: steps = [] } of wanted) {
      const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' })
      page.on('pageerror', error => console.log(`${name} ${size} ${theme}: ${error.message}`))
      await setTheme(page, theme)
      await page.goto(/^https?:/.test(hash) ? hash : `${server?.url}${hash && `#${hash.replace(/^#/, '')}`}`)
      try {
        await settle(page)
        await act(page, [...steps, ...(options.url === undefined ? actions : [])])
      } catch (error) {
        console.log(
          `${name} ${size} ${theme}: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
        )
      }
      await settle(page)
      const { x, y } = await overflow(page)
      const path = join(folder, `${name}-${size}-${theme}.png`)
      await page.screenshot({ path })
      console.log(path, x > 0 || y > 0 ? `(page scrolls: ${x} px across, ${y} px down)` : '')
      await page.close()
    }
  }
}
await browser.close()
await server?.close()
