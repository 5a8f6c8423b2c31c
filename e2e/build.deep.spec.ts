// A frame of each kind built by hand in the page, saved as pcap and given to tshark.
import { spawnSync } from 'node:child_process'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './stories'

const verified = ['ip', 'udp', 'tcp'].flatMap(each => ['-o', `${each}.check_checksum:TRUE`])
const unassembled = ['-o', 'ip.defragment:FALSE', '-o', 'ipv6.defragment:FALSE']

function tshark(file: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    'tshark',
    ['-n', '-r', file, ...verified, ...unassembled, ...args],
    { encoding: 'utf8' },
  )
  expect(status, stderr).toBe(0)
  return stdout.trim()
}

test.beforeAll(() => {
  const missing = spawnSync('tshark', ['--version']).status !== 0
  if (missing && process.env.OCTET_JUDGES === 'required') throw new Error('tshark is required and missing')
  test.skip(missing, 'no tshark here')
})

/** What a hand does, step by step: what is carried by what, what goes in between, which option is added, moved, taken out. */
type Hand = readonly (readonly ['carry' | 'between' | 'option' | 'up' | 'out' | 'opcode', string, string])[]

const KINDS: readonly {
  readonly kind: string
  readonly hand: Hand
  readonly wanted: RegExp
  readonly holds?: string
}[] = [
  { kind: 'TCP SYN with options', hand: [], wanted: /^eth:ethertype:ip:tcp$/ },
  {
    kind: 'TCP with data and SACK',
    hand: [
      ['carry', 'TCP', 'Data'],
      ['option', 'TCP', 'No-Operation'],
    ],
    wanted: /^eth:ethertype:ip:tcp/,
  },
  { kind: 'ARP', hand: [['carry', 'Ethernet', 'ARP']], wanted: /^eth:ethertype:arp$/ },
  {
    kind: 'ICMP echo',
    hand: [
      ['carry', 'IPv4', 'ICMP'],
      ['carry', 'ICMP', 'Data'],
    ],
    wanted: /^eth:ethertype:ip:icmp:data$/,
  },
  {
    kind: 'ICMPv6 echo',
    hand: [
      ['carry', 'Ethernet', 'IPv6'],
      ['carry', 'IPv6', 'ICMPv6'],
      ['carry', 'ICMPv6', 'Data'],
    ],
    wanted: /^eth:ethertype:ipv6:icmpv6:data$/,
  },
  {
    kind: 'IPv4 with options and UDP',
    hand: [
      ['option', 'IPv4', 'Router Alert'],
      ['carry', 'IPv4', 'UDP'],
      ['carry', 'UDP', 'Data'],
    ],
    wanted: /^eth:ethertype:ip:udp:data$/,
  },
  {
    kind: 'IPv6 with extension headers',
    hand: [
      ['carry', 'Ethernet', 'IPv6'],
      ['carry', 'IPv6', 'UDP'],
      ['carry', 'UDP', 'Data'],
      ['between', 'IPv6', 'Fragment'],
      ['between', 'IPv6', 'Hop-by-Hop Options'],
    ],
    wanted: /^eth:ethertype:ipv6:ipv6\.hopopts:ipv6\.fraghdr:udp:data$/,
  },
  {
    kind: 'UDP in two VLAN tags',
    hand: [
      ['between', 'Ethernet', 'VLAN tag'],
      ['between', 'Ethernet', 'VLAN tag'],
      ['carry', 'IPv4', 'UDP'],
      ['carry', 'UDP', 'Data'],
    ],
    wanted: /^eth:ethertype:vlan:ethertype:vlan:ethertype:ip:udp:data$/,
  },
  {
    kind: 'TFTP',
    hand: [
      ['carry', 'IPv4', 'UDP'],
      ['carry', 'UDP', 'TFTP'],
      ['carry', 'TFTP', 'Data'],
    ],
    wanted: /^eth:ethertype:ip:udp:tftp/,
  },
  {
    kind: 'TFTP request with options',
    hand: [
      ['carry', 'IPv4', 'UDP'],
      ['carry', 'UDP', 'TFTP'],
      ['opcode', 'TFTP', '2'],
      ['option', 'TFTP', 'blksize'],
      ['option', 'TFTP', 'tsize'],
      ['up', 'TFTP', 'tsize'],
      ['option', 'TFTP', 'timeout'],
      ['out', 'TFTP', 'timeout'],
    ],
    wanted: /^eth:ethertype:ip:udp:tftp$/,
    holds: 'tftp.opcode == 2 && tftp matches "tsize.0.blksize" && !(tftp.option.name == "timeout")',
  },
  {
    kind: 'IPv6 with a routing header and destination options',
    hand: [
      ['carry', 'Ethernet', 'IPv6'],
      ['carry', 'IPv6', 'UDP'],
      ['carry', 'UDP', 'Data'],
      ['between', 'IPv6', 'Destination Options'],
      ['between', 'IPv6', 'Routing'],
    ],
    wanted: /^eth:ethertype:ipv6:ipv6\.routing:ipv6\.dstopts:udp:data$/,
  },
  {
    kind: '802.3 with LLC alone',
    hand: [
      ['carry', 'Ethernet', 'LLC'],
      ['carry', 'LLC', 'Data'],
    ],
    wanted: /^eth:llc:data$/,
  },
  {
    kind: '802.3 with LLC and SNAP',
    hand: [
      ['carry', 'Ethernet', 'LLC'],
      ['carry', 'LLC', 'SNAP'],
      ['carry', 'IPv4', 'UDP'],
      ['carry', 'UDP', 'Data'],
    ],
    wanted: /^eth:llc:(ethertype:)?ip:udp:data$/,
  },
]

async function build(page: Page, hand: Hand) {
  const panel = page.getByRole('region', { name: 'Layers' })
  for (const [what, where, choice] of hand) {
    if (what === 'carry') await panel.getByLabel(`What ${where} carries`).selectOption({ label: choice })
    if (what === 'option') {
      // The options of a header that has none are there once it is looked at.
      await panel.getByRole('button', { name: new RegExp(`^Look at ${where},`) }).click()
      await panel.getByLabel(`One more option for ${where}`).selectOption({ label: choice })
    }
    if (what === 'opcode') {
      await page.getByRole('button', { name: /^Opcode: / }).click()
      await page.getByRole('combobox', { name: 'Opcode' }).fill(choice)
    }
    const option = panel.getByRole('list', { name: `Options of ${where}` }).getByRole('listitem')
    if (what === 'up') await option.filter({ hasText: choice }).getByRole('button', { name: / up$/ }).click()
    if (what === 'out')
      await option
        .filter({ hasText: choice })
        .getByRole('button', { name: /^Take out/ })
        .click()
    if (what !== 'between') continue
    const menu = panel.getByLabel(`A header between ${where} and what it carries`)
    if (await menu.count()) await menu.selectOption({ label: choice })
    else
      await panel
        .getByRole('button', { name: `+ ${choice}` })
        .first()
        .click()
  }
}

/** Saves what was built as pcap; tshark finds nothing wrong with it. */
async function saved(page: Page, toExport: Locator): Promise<string> {
  await toExport.click()
  await page.getByLabel('Captured at').selectOption({ index: 0 })
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Save octet-/ }).click()
  const file = await (await saving).path()
  const wrong =
    '_ws.malformed || ip.checksum.status == 0 || udp.checksum.status == 0 || tcp.checksum.status == 0 || icmp.checksum.status == 0 || icmpv6.checksum.status == 0'
  expect(tshark(file, '-Y', wrong)).toBe('')
  return file
}

for (const { kind, hand, wanted, holds } of KINDS) {
  test(`${kind}, built by hand, is taken by tshark`, async ({ page, open, controls }) => {
    await open('v=0&scenario=ownFrame&scene=frame')
    await page.getByRole('button', { name: 'Layers', exact: true }).click()
    await build(page, hand)
    const file = await saved(page, controls.export)
    expect(tshark(file, '-Y', 'frame.number == 1', '-T', 'fields', '-e', 'frame.protocols')).toMatch(wanted)
    if (holds) expect(tshark(file, '-Y', holds, '-T', 'fields', '-e', 'frame.number')).toContain('1')
  })
}

/** Headers with options, and how a hand gets there. */
const WITH_OPTIONS: Readonly<Record<string, Hand>> = {
  TCP: [],
  IPv4: [],
  TFTP: [
    ['carry', 'IPv4', 'UDP'],
    ['carry', 'UDP', 'TFTP'],
    ['opcode', 'TFTP', '1'],
  ],
  'Hop-by-Hop Options': [
    ['carry', 'Ethernet', 'IPv6'],
    ['between', 'IPv6', 'Hop-by-Hop Options'],
  ],
  'Destination Options': [
    ['carry', 'Ethernet', 'IPv6'],
    ['between', 'IPv6', 'Destination Options'],
  ],
  ICMPv6: [
    ['carry', 'Ethernet', 'IPv6'],
    ['carry', 'IPv6', 'ICMPv6'],
  ],
}

for (const [header, hand] of Object.entries(WITH_OPTIONS)) {
  test(`${header}: every option on offer is added, moved and taken out again, or refused by its rule`, async ({
    page,
    open,
    controls,
  }) => {
    await open('v=0&scenario=ownFrame&scene=frame')
    await page.getByRole('button', { name: 'Layers', exact: true }).click()
    await build(page, hand)
    const panel = page.getByRole('region', { name: 'Layers' })
    await panel.getByRole('button', { name: new RegExp(`^Look at ${header},`) }).click()
    if (header === 'ICMPv6') {
      await page.getByRole('button', { name: /^Type: / }).click()
      await page.getByRole('combobox', { name: 'Type' }).fill('135')
    }
    const offer = panel.getByLabel(`One more option for ${header}`)
    const options = panel.getByRole('list', { name: `Options of ${header}` }).getByRole('listitem')
    const labels = (await offer.getByRole('option').allTextContents()).slice(1)
    expect(labels.length).toBeGreaterThan(1)
    for (const label of labels) {
      const before = await options.count()
      await offer.selectOption({ label })
      await expect(options.or(panel.getByRole('alert')).first()).toBeVisible()
      if (await panel.getByRole('alert').count()) {
        await expect(panel.getByRole('alert')).toContainText(/\d/)
        expect(await options.count()).toBe(before)
        // There is room again for the next ones.
        while (await options.count())
          await options
            .first()
            .getByRole('button', { name: /^Take out/ })
            .click()
        await offer.selectOption({ label })
        await expect(options).toHaveCount(1)
      } else {
        await expect(options).toHaveCount(before + 1)
        if (before > 0) await options.last().getByRole('button', { name: / up$/ }).click()
      }
    }
    await saved(page, controls.export)
  })
}
