// A frame of one's own: another stack, a tag, options in another order, a refusal in words, and undo to where it began.
import { expect, test } from './stories'

const OWN = 'v=0&scenario=ownFrame&scene=frame'

test('a stack is chosen by building it, and undone', async ({ page, open, controls, axe }) => {
  await open(OWN)
  await page.getByRole('button', { name: 'Layers', exact: true }).click()
  const panel = page.getByRole('region', { name: 'Layers' })
  const nest = page.getByRole('group', { name: 'What is inside what' })
  await expect(panel.getByRole('list', { name: 'Options of TCP' }).getByRole('listitem')).toHaveCount(5)

  // Only what may follow is on offer.
  const inIpv4 = panel.getByLabel('What IPv4 carries')
  await expect(inIpv4.getByRole('option', { name: 'ARP' })).toHaveCount(0)
  await panel.getByRole('button', { name: '+ VLAN tag' }).first().click()
  await expect(panel.getByLabel('What Ethernet carries')).toHaveValue('vlan')
  await panel.getByLabel('What VLAN tag carries').selectOption({ label: 'IPv6' })
  await expect(panel.getByLabel('What IPv6 carries')).toHaveValue('tcp')
  await page.mouse.move(0, 0)
  expect(await axe()).toEqual([])

  // Options move by keyboard, and the focus goes along.
  const options = panel.getByRole('list', { name: 'Options of TCP' })
  await options.getByRole('button', { name: 'Move SACK Permitted down' }).press('Enter')
  await expect(options.getByRole('listitem').nth(2)).toContainText('SACK Permitted')
  await expect(options.getByRole('button', { name: 'Move SACK Permitted down' })).toBeFocused()

  // What does not fit is refused by its rule.
  for (let count = 0; count < 3; count++)
    await panel.getByLabel('One more option for TCP').selectOption({ label: 'Timestamps' })
  await expect(panel.getByRole('alert')).toContainText('Data Offset counts words of four bytes: 5 to 15')

  while (await controls.undo.isEnabled()) await controls.undo.click()
  await expect(panel.getByLabel('What Ethernet carries')).toHaveValue('ipv4')
  await expect(panel.getByLabel('What IPv4 carries')).toHaveValue('tcp')
  await expect(nest).toContainText('TCP')
})

test('any frame is rebuilt as one’s own, octet for octet', async ({ page, open, controls }) => {
  await open('v=0&scenario=fileCrosses&scene=frame&step=27')
  const total = page.getByText(/bytes on the wire/)
  const before = await total.innerText()
  await page.getByRole('button', { name: 'Layers', exact: true }).click()
  await page.getByRole('button', { name: 'Rebuild this frame' }).click()
  const panel = page.getByRole('region', { name: 'Layers' })
  await expect(panel.getByLabel('What UDP carries')).toHaveValue('tftp')
  await expect(total).toHaveText(before)
  await panel.getByLabel('What TFTP carries').selectOption({ label: 'nothing more' })
  await expect(total).not.toHaveText(before)
  await controls.undo.click()
  await controls.undo.click()
  await expect(page.getByRole('button', { name: 'Rebuild this frame' })).toBeVisible()
})
