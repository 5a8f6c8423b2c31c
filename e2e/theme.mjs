// Opens the page in a theme: the one place of the harness that knows how a theme is chosen.

export const themes = ['light', 'dark', 'projector']

/**
 * Light and dark follow the browser; any theme can be asked for by the root's `data-theme`.
 * @param {import('playwright-core').Page} page
 * @param {string} theme
 */
export async function setTheme(page, theme) {
  await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' })
  await page.addInitScript(`{
    const set = () => { if (document.documentElement && document.documentElement.dataset.theme !== ${JSON.stringify(theme)}) document.documentElement.dataset.theme = ${JSON.stringify(theme)} }
    set()
    new MutationObserver(set).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-theme'] })
  }`)
}
