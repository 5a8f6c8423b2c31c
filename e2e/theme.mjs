// Opens the page in a theme: the one place of the harness that knows how a theme is kept.

export const themes = ['light', 'dark', 'projector']

/**
 * Chooses a theme before the page loads, as a reader who chose it on an earlier visit.
 * @param {import('playwright-core').Page} page
 * @param {string} theme
 */
export async function setTheme(page, theme) {
  await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' })
  await page.addInitScript(theme => {
    const kept = JSON.parse(localStorage.getItem('octet.prefs') ?? '{}')
    localStorage.setItem('octet.prefs', JSON.stringify({ ...kept, theme }))
  }, theme)
}
