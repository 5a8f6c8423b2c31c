// One look at the page: opens a URL, presses and clicks, saves a picture, prints what the console said.
//
//   node e2e/look.mjs --url 'http://localhost:5173/#…' --size 1366x768 --theme dark --out /tmp/x.png \
//     --click 'role=button[name="Step forward"]' --press ArrowRight:5 --wait 300
//
// --click, --press, --hover, --type (into what has the focus) and --wait run in the order given. --theme is light, dark
// or projector. --full takes the whole page, --motion keeps motion on, --text prints the page's accessible outline.
import { argv, exit } from 'node:process'
import { act, overflow, readArguments, settle } from './actions.mjs'
import { launchChromium } from './browser.mjs'
import { setTheme } from './theme.mjs'

const { options, actions } = readArguments(
  argv.slice(2),
  ['url', 'size', 'theme', 'out'],
  ['full', 'motion', 'text'],
)
const { url = 'http://localhost:5173/', size = '1366x768', theme, out } = options
const [width = 1366, height = 768] = size.split('x').map(Number)
const browser = await launchChromium()
const page = await browser.newPage({
  viewport: { width, height },
  reducedMotion: options.motion ? 'no-preference' : 'reduce',
})
let complaints = 0
/** @param {string} text */
const complain = text => {
  complaints++
  console.log(text)
}
page.on('console', message => {
  if (['error', 'warning'].includes(message.type())) complain(`console ${message.type()}: ${message.text()}`)
})
page.on('pageerror', error => complain(`page error: ${error.stack ?? error.message}`))
page.on('requestfailed', request =>
  complain(`request failed: ${request.url()} ${request.failure()?.errorText}`),
)
if (theme) await setTheme(page, theme)

try {
  await page.goto(url, { waitUntil: 'load' })
  await settle(page)
  await act(page, actions)
  await settle(page)
  const { x, y } = await overflow(page)
  if (x > 0 || y > 0) console.log(`page scrolls: ${x} px across, ${y} px down`)
  if (options.text) console.log(await page.locator('body').ariaSnapshot())
} catch (error) {
  complain(`look: ${error instanceof Error ? error.message : error}`)
}
if (out)
  await page.screenshot({ path: out, fullPage: !!options.full }).catch(error => complain(String(error)))
await browser.close()
exit(complaints ? 1 : 0)
