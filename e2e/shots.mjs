// Takes pictures of every state in three sizes and three themes into out/shots, or those of the gallery.
//
//   npm run shots                                     everything, from a fresh build
//   node e2e/shots.mjs --only=frame --size=1920x1080 --theme=dark
//   npm run shots -- gallery                          the pictures of .github/gallery
//   node e2e/shots.mjs --url='#…' --only=mine         a hash, or a whole address such as the development server's
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'
import { act, overflow, readArguments, settle } from './actions.mjs'
import { launchChromium } from './browser.mjs'
import { gallery } from './gallery.mjs'
import { root, serve } from './server.mjs'
import { states } from './states.mjs'
import { setTheme, themes } from './theme.mjs'

const isGallery = argv.includes('gallery')
const words = argv.slice(2).filter(word => word !== 'gallery')
const { options, actions } = readArguments(words, ['only', 'size', 'theme', 'url', 'out'])
const folder = options.out ?? (isGallery ? join(root, '.github', 'gallery') : join(root, 'out', 'shots'))
mkdirSync(folder, { recursive: true })

/** A state at a size in a theme, and the file it goes to. */
function everything() {
  const sizes = (options.size ?? '1920x1080,1366x768,390x844').split(',')
  const wanted =
    options.url === undefined
      ? states
      : [{ name: options.only ?? 'url', hash: options.url, actions: /** @type {typeof actions} */ ([]) }]
  return (options.theme?.split(',') ?? themes).flatMap(theme =>
    sizes.flatMap(size =>
      wanted.map(state => ({
        ...state,
        size,
        theme,
        path: join(folder, `${state.name}-${size}-${theme}.png`),
      })),
    ),
  )
}

const shots = isGallery
  ? gallery.map(each => ({ ...each, path: join(folder, `${each.name}.png`) }))
  : everything()
const taken = shots.filter(({ name }) => !options.only || name.includes(options.only))
const server = taken.some(({ hash }) => !/^https?:/.test(hash)) ? await serve() : undefined
const browser = await launchChromium()
for (const { name, size, theme, hash, path, actions: steps = [] } of taken) {
  const [width = 1366, height = 768] = size.split('x').map(Number)
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' })
  const complain = (/** @type {unknown} */ error) =>
    console.log(`${name} ${size} ${theme}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
  page.on('pageerror', complain)
  await setTheme(page, theme)
  await page.goto(/^https?:/.test(hash) ? hash : `${server?.url}${hash && `#${hash.replace(/^#/, '')}`}`)
  try {
    await settle(page)
    await act(page, [...steps, ...actions])
  } catch (error) {
    complain(error)
  }
  await settle(page)
  const { x, y } = await overflow(page)
  await page.screenshot({ path })
  if (isGallery) compress(path)
  console.log(path, x > 0 || y > 0 ? `(page scrolls: ${x} px across, ${y} px down)` : '')
  await page.close()
}
await browser.close()
await server?.close()

/** Makes a picture smaller where a tool for that is there; 256 colours are more than a scene has. @param {string} path */
function compress(path) {
  spawnSync('pngquant', ['--force', '--skip-if-larger', '--speed', '1', '--output', path, '256', path])
}
