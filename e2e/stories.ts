// What every story starts from: a page that may not complain, nor speak to anyone else, and axe.
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect } from '@playwright/test'

type Fixtures = {
  /** Opens the page at a hash (with or without `#`). */
  open: (hash?: string) => Promise<void>
  /** What axe finds in the page as it stands, one line each. */
  axe: () => Promise<string[]>
}

export const test = base.extend<Fixtures>({
  page: async ({ page, baseURL }, use) => {
    const complaints: string[] = []
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type()))
        complaints.push(`${message.type()}: ${message.text()}`)
    })
    page.on('pageerror', error => complaints.push(`page error: ${error.message}`))
    page.on('request', request => {
      const own = request.url().startsWith(baseURL ?? '') || /^(data|blob|about):/.test(request.url())
      if (!own) complaints.push(`a request leaves the page: ${request.url()}`)
    })
    await use(page)
    expect(complaints, 'console, page errors and requests').toEqual([])
  },

  open: async ({ page }, use) => {
    await use(async (hash = '') => {
      await page.goto(`./${hash && `#${hash.replace(/^#/, '')}`}`)
      await expect(page.getByRole('main')).toBeVisible()
    })
  },

  axe: async ({ page }, use) => {
    await use(async () => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')} ${failureSummary ?? ''}`,
        ),
      )
    })
  },
})

export { expect }
