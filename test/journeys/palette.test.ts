import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser } from '../browser/browser.ts'
import { demoLinks } from '../browser/pages.ts'

const baseUrl = inject('baseUrl')
let browser: Browser
let context: BrowserContext
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'fr-FR' })
  page = await context.newPage()
  await page.goto((await demoLinks(page, baseUrl)).get('claire') ?? '')
})
afterAll(() => browser.close())

const box = () => page.getByRole('combobox', { name: 'Chercher' })

test('Ctrl K finds somebody by the beginning of their name, and Enter opens the line chosen by arrows', async () => {
  await page.goto(`${baseUrl}/quartier`)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('lefe')
  const first = page
    .getByRole('option')
    .filter({ hasText: /Lefèvre|Lefebvre/ })
    .first()
  await first.waitFor()
  const href = await page.getByRole('option').first().getAttribute('href')
  await page.keyboard.press('ArrowDown')
  expect(await box().getAttribute('aria-activedescendant')).toBe('ui-palette-list-0')
  await Promise.all([page.waitForURL(`**${href}`), page.keyboard.press('Enter')])
})

test('the same box leads to a page of the navigation, without a mouse', async () => {
  await page.goto(`${baseUrl}/quartier`)
  await page.keyboard.press('/')
  await page.getByRole('option', { name: 'Guichet' }).waitFor()
  await page.keyboard.type('mesu')
  await expect.poll(() => page.getByRole('option').first().textContent()).toBe('Mesures')
  await page.keyboard.press('ArrowDown')
  await Promise.all([page.waitForURL('**/quartier/mesures'), page.keyboard.press('Enter')])
})

test('Escape closes the panel and keeps what was typed; Enter then opens the page of results', async () => {
  await page.goto(`${baseUrl}/quartier`)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('zzzz')
  await page.getByText('Rien ne correspond. Essayez le début du nom.').waitFor()
  await page.keyboard.press('Escape')
  expect(await box().getAttribute('aria-expanded')).toBe('false')
  expect(await box().inputValue()).toBe('zzzz')
  await Promise.all([page.waitForURL('**/recherche?q=zzzz'), page.keyboard.press('Enter')])
})

test('rows are walked and ticked by keys, until single keys are turned off in this browser', async () => {
  await page.goto(`${baseUrl}/quartier/demandes`)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const second = page.locator('main .ui-row-link').nth(1)
  expect(await second.evaluate((link) => link === document.activeElement)).toBe(true)
  await page.keyboard.press('x')
  expect(await page.locator('main tbody input[type=checkbox]').nth(1).isChecked()).toBe(true)

  await page.keyboard.press('?')
  await page.getByLabel(/Utiliser les touches seules/).uncheck()
  await page.keyboard.press('Escape')
  await page.locator('h1').click()
  await page.keyboard.press('n')
  await page.waitForTimeout(200)
  expect(page.url()).toBe(`${baseUrl}/quartier/demandes`)
  await page.keyboard.press('Control+k')
  expect(await box().evaluate((input) => input === document.activeElement)).toBe(true)
  await page.evaluate(() => localStorage.clear())
})

test('without scripts the box is a form that opens the page of results', async () => {
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  })
  const still = await plain.newPage()
  await still.goto(`${baseUrl}/quartier`)
  await still.getByRole('searchbox', { name: 'Chercher' }).fill('lefe')
  await Promise.all([still.waitForURL('**/recherche?q=lefe'), still.keyboard.press('Enter')])
  expect(await still.getByRole('heading', { level: 1 }).textContent()).toContain('lefe')
  await plain.close()
})
