// Finds a Chromium that really runs: named, Playwright's own, the system's, or installed now.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium, firefox } from 'playwright-core'

/** Same glyphs everywhere, and any accidental request to the outside fails. */
export const chromiumFlags = [
  '--disable-quic',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
  // As root, in a container, there is no sandbox to be had.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

const systemChromiums = [
  '/usr/lib/chromium/chromium',
  '/usr/lib64/chromium-browser/chromium-browser',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const systemFirefoxes = ['/usr/bin/firefox-esr', '/usr/bin/firefox']

/** @param {string | undefined} executablePath */
async function runsChromium(executablePath) {
  if (!executablePath || !existsSync(executablePath)) return false
  try {
    const browser = await chromium.launch({ executablePath, args: chromiumFlags, timeout: 20_000 })
    const page = await browser.newPage()
    const sum = await page.evaluate('1 + 1')
    await browser.close()
    return sum === 2
  } catch {
    // A file that exists may not run: wrong machine, missing libraries. The next candidate may.
    return false
  }
}

function ownChromium() {
  try {
    return chromium.executablePath()
  } catch {
    return undefined
  }
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  console.error(`> ${command} ${args.join(' ')}`)
  return (
    spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0
  )
}

function isDebianRoot() {
  return (
    process.getuid?.() === 0 &&
    existsSync('/etc/os-release') &&
    /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
  )
}

async function search() {
  const named = process.env.OCTET_CHROMIUM
  if (named) {
    if (await runsChromium(named)) return named
    throw new Error(`OCTET_CHROMIUM names ${named}, which does not run`)
  }
  for (const path of [ownChromium(), ...systemChromiums]) if (await runsChromium(path)) return path
  console.error('No Chromium found here: fetching one.')
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  if (run(process.execPath, [cli, 'install', 'chromium']) && (await runsChromium(ownChromium())))
    return ownChromium()
  if (isDebianRoot()) {
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
    for (const path of systemChromiums) if (await runsChromium(path)) return path
  }
  throw new Error('No Chromium runs here. Install Chrome or Chromium, or name one in OCTET_CHROMIUM.')
}

/** The path of a Chromium that was launched once. Found once for a process and those that it starts. */
export async function findChromium() {
  const known = process.env.OCTET_CHROMIUM_RUNS
  if (known) return known
  const path = /** @type {string} */ (await search())
  process.env.OCTET_CHROMIUM_RUNS = path
  return path
}

/** A Firefox of the system, spoken to over WebDriver BiDi, or undefined. */
export function findFirefox() {
  return [process.env.OCTET_FIREFOX, ...systemFirefoxes].find(path => path && existsSync(path))
}

/** @param {{ args?: string[] }} [more] */
export async function launchChromium({ args = [] } = {}) {
  return chromium.launch({ executablePath: await findChromium(), args: [...chromiumFlags, ...args] })
}

export async function launchFirefox() {
  const executablePath = findFirefox()
  if (!executablePath) throw new Error('No Firefox found. Name one in OCTET_FIREFOX.')
  return firefox.launch({ channel: 'moz-firefox', executablePath })
}
