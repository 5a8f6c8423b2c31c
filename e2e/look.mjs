// One look at the page: opens a URL, presses and clicks, saves a picture, prints what the console said.
//
//   node e2e/look.mjs --url 'http://localhost:5173/#…' --size 1366x768 --theme dark --out /tmp/x.png \
//     --click 'role=button[name="Step forward"]' --press ArrowRight:5 --wait 300
//
// --click, --press, --hover and --type (into what has the focus) run in the order given. --theme is light, dark or
// projector. --full takes the whole page, --motion keeps motion on, --text prints the page's accessible outline.
import { argv, exit } from 'node:process'
import { launchChromium } from './browser.mjs'
import { setTheme } from './theme.mjs'

const options = {
  url: 'http://localhost:5173/',
  size: '1366x768',
  theme: '',
  out: '',
  full: false,
  motion: false,
  text: false,
}
/** @type {{ kind: string, value: string }[]} */
const actions = []

for (let at = 2; at < argv.length; at++) {
  const [, name = '', inline] = /^--([a-z]+)(?:=(.*))?$/s.exec(argv[at] ?? '') ?? []
  if (name === 'full' || name === 'motion' || name === 'text') options[name] = true
  else {
    const value = inline ?? argv[++at] ?? ''
    if (name === 'url' || name === 'size' || name === 'theme' || name === 'out') options[name] = value
    else if (['click', 'press', 'hover', 'type', 'wait'].includes(name)) actions.push({ kind: name, value })
    else {
      console.error(`unknown: ${argv[at]}`)
      exit(2)
    }
  }
}

const [width = 1366, height = 768] = options.size.split('x').map(Number)
const browser = await launchChromium()
const page = await browser.newPage({
  viewport: { width, height },
  colorScheme: options.theme === 'dark' ? 'dark' : 'light',
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
if (options.theme) await setTheme(page, options.theme)

try {
  await page.goto(options.url, { waitUntil: 'load' })
  await page.evaluate('document.fonts.ready')
  for (const { kind, value } of actions) {
    if (kind === 'click') await page.locator(value).first().click({ timeout: 5000 })
    if (kind === 'hover') await page.locator(value).first().hover({ timeout: 5000 })
    if (kind === 'type') await page.keyboard.type(value)
    if (kind === 'wait') await page.waitForTimeout(Number(value))
    if (kind === 'press') {
      const [, key = value, times = '1'] = /^(.+):(\d+)$/.exec(value) ?? []
      for (let time = 0; time < Number(times); time++) await page.keyboard.press(key)
    }
  }
  await page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))')
  const overflow = await page.evaluate(
    '({ x: document.documentElement.scrollWidth - innerWidth, y: document.documentElement.scrollHeight - innerHeight })',
  )
  if (overflow.x > 0 || overflow.y > 0)
    console.log(`page scrolls: ${overflow.x} px across, ${overflow.y} px down`)
  if (options.text) console.log(await page.locator('body').ariaSnapshot())
  if (options.out) await page.screenshot({ path: options.out, fullPage: options.full })
} catch (error) {
  complain(`look: ${error instanceof Error ? error.message : error}`)
  if (options.out) await page.screenshot({ path: options.out }).catch(() => {})
}
await browser.close()
exit(complaints ? 1 : 0)
