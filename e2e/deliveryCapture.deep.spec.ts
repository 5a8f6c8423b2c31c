// The story of the issue, by mouse and by keyboard: drop the second in each lane, rewind, take back, drop the third; tshark agrees.
import { spawnSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { expect, test } from './stories'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const verified = ['ip', 'udp', 'tcp'].flatMap(each => ['-o', `${each}.check_checksum:TRUE`])

function tshark(file: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync('tshark', ['-n', '-r', file, ...verified, ...args], {
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
  return stdout.trim()
}

const fields = (file: string, filter: string, ...names: string[]) =>
  tshark(file, '-Y', filter, '-T', 'fields', ...names.flatMap(name => ['-e', name]))
    .split('\n')
    .filter(Boolean)

test.beforeAll(() => {
  const missing = spawnSync('tshark', ['--version']).status !== 0
  if (missing && process.env.OCTET_JUDGES === 'required') throw new Error('tshark is required and missing')
  test.skip(missing, 'no tshark here')
})

/** How something is pressed: with the mouse, or with the focus on it. */
type Press = (page: Page, name: RegExp | string, role?: 'button') => Promise<void>
const HANDS: Readonly<Record<string, Press>> = {
  mouse: (page, name) => page.getByRole('button', { name }).first().click(),
  keyboard: async (page, name) => {
    const wanted = page.getByRole('button', { name }).first()
    for (let stop = 0; stop < 90; stop++) {
      if (await wanted.evaluate(each => each === document.activeElement)) return page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
    }
    throw new Error(`no way by Tab to ${name}`)
  },
}

const hex = (text: string) => Buffer.from(text).toString('hex')

for (const [hand, press] of Object.entries(HANDS))
  test(`by ${hand}: what was dropped is missing in the capture, and what was sent again is there`, async ({
    page,
    open,
  }) => {
    const region = (name: string) => page.getByRole('region', { name, exact: true })
    const acts = page.getByRole('list', { name: 'What you did in the network' }).getByRole('listitem')
    const drop = async (lane: string, packet: RegExp) => {
      await page.keyboard.press('Home')
      const found = region(lane).getByRole('button', { name: packet }).first()
      for (let step = 0; step < 80 && !(await found.isVisible()); step++)
        await page.keyboard.press('ArrowRight')
      await press(page, packet)
      await press(page, 'Drop it')
    }
    await open('v=0&scenario=threeMessages&scene=delivery')
    await drop('Datagram', /^“BIG ”, on its way/)
    await drop('Stream', /^seq 7, on its way/)
    await expect(acts).toHaveCount(2)
    await page.keyboard.press('Home')
    for (const left of [1, 0]) {
      await press(page, /^Take back: /)
      await expect(acts).toHaveCount(left)
    }
    await drop('Datagram', /^“WORLD”, on its way/)
    await drop('Stream', /^seq 11, on its way/)
    await expect(acts).toHaveCount(2)
    await page.keyboard.press('End')

    await press(page, 'Export')
    const captured: Record<string, string> = {}
    for (const lane of ['Datagram', 'Stream'])
      for (const end of ['Client', 'Server']) {
        const runs = page.getByRole('radio', { name: lane })
        if (hand === 'mouse') await page.getByRole('dialog').getByText(lane, { exact: true }).click()
        else await runs.press('Space')
        const point = page.getByLabel('Captured at')
        const labels = await point.getByRole('option').allInnerTexts()
        await point.selectOption({
          label: labels.find(each => each.toLowerCase().startsWith(end.toLowerCase())) ?? '',
        })
        const saving = page.waitForEvent('download')
        await press(page, /^Save octet-/)
        captured[`${lane} ${end}`] = await (await saving).path()
      }
    const of = (name: string) => captured[name] ?? ''

    for (const [name, file] of Object.entries(captured)) {
      const bad =
        '_ws.malformed || ip.checksum.status == 0 || udp.checksum.status == 0 || tcp.checksum.status == 0'
      expect(tshark(file, '-Y', bad), name).toBe('')
    }
    // The third datagram left and never came; nobody sent it again.
    const messages = (name: string) => fields(of(name), 'udp', 'udp.payload')
    expect(messages('Datagram Client')).toEqual([hex('HELLO '), hex('BIG '), hex('WORLD')])
    expect(messages('Datagram Server')).toEqual([hex('HELLO '), hex('BIG ')])
    // The third segment left twice and came once: a retransmission for tshark, too, and the stream is whole.
    const sent = (name: string) => fields(of(name), 'tcp.len > 0', 'tcp.seq', 'tcp.payload')
    expect(sent('Stream Client').filter(each => each.startsWith('11\t'))).toEqual([
      `11\t${hex('WORLD')}`,
      `11\t${hex('WORLD')}`,
    ])
    expect(sent('Stream Server').filter(each => each.startsWith('11\t'))).toEqual([`11\t${hex('WORLD')}`])
    expect(fields(of('Stream Client'), 'tcp.analysis.retransmission', 'tcp.seq')).toEqual(['11'])
    for (const end of ['Client', 'Server'])
      expect(tshark(of(`Stream ${end}`), '-q', '-z', 'follow,tcp,ascii,0')).toMatch(/HELLO .*BIG .*WORLD/s)
  })
