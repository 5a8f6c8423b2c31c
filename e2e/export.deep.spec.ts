// What the page exports, asked of tshark: at each capture point, without a complaint, and the learner's own file.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './stories'

const verified = [
  ...['-o', 'ip.check_checksum:TRUE', '-o', 'udp.check_checksum:TRUE'],
  ...['-o', 'eth.check_fcs:TRUE', '-o', 'ip.defragment:FALSE'],
]

function tshark(file: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync('tshark', ['-n', '-r', file, ...verified, ...args], {
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
  return stdout.trim()
}

test.beforeAll(() => {
  const missing = spawnSync('tshark', ['--version']).status !== 0
  if (missing && process.env.OCTET_JUDGES === 'required') throw new Error('tshark is required and missing')
  test.skip(missing, 'no tshark here')
})

for (const format of ['pcap', 'pcapng'] as const) {
  test(`each capture point's ${format} is taken by tshark, and holds the file`, async ({
    page,
    open,
    controls,
  }) => {
    const message = 'Hello, network! Ünïcödé.'
    await open('v=0&scenario=fileCrosses&scene=frame&step=27')
    await page.getByRole('button', { name: /^Data, / }).click()
    await page.getByRole('textbox', { name: 'The data as text' }).fill(message)
    await controls.export.click()
    const point = page.getByLabel('Captured at')
    await expect(point).toBeVisible()
    const points = await point.getByRole('option').allInnerTexts()
    expect(points.length).toBeGreaterThan(4)
    if (format === 'pcapng') await page.getByText('pcapng', { exact: true }).click()
    for (const label of points) {
      await point.selectOption({ label })
      const saving = page.waitForEvent('download')
      await page.getByRole('button', { name: /^Save octet-/ }).click()
      const file = await (await saving).path()
      const complaints = tshark(
        file,
        '-Y',
        '_ws.malformed || _ws.expert || ip.checksum.status == 0 || udp.checksum.status == 0 || eth.fcs.status == 0',
      )
      expect(complaints, label).toBe('')
      const folder = mkdtempSync(join(tmpdir(), 'octet-'))
      tshark(file, '-q', '--export-objects', `tftp,${folder}`)
      expect(
        readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8')),
        label,
      ).toEqual([message])
      // FCS included or not, as the dialog says.
      const lengths = tshark(file, '-Y', 'tftp.opcode == 3', '-T', 'fields', '-e', 'frame.len')
      const octets = 14 + 20 + 8 + 4 + new TextEncoder().encode(message).length
      expect(lengths, label).toBe(String(format === 'pcap' ? octets : octets + 4))
    }
  })
}
