import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, read } from '../browser/browser.ts'
import { demoLinks } from '../browser/pages.ts'

/** A stranger offers to work; the coordinator vets them, until an insurance that has lapsed stops the work. */
const baseUrl = inject('baseUrl')
const NAME = 'Volets Express'
let browser: Browser
let context: BrowserContext
let page: Page
const button = (label: string) => page.getByRole('button', { name: label, exact: true })
const press = async (what: Locator) => {
  const answered = page.waitForEvent('load')
  await what.click()
  await answered
}
const said = async (role: 'status' | 'alert') => await read(page.getByRole(role).first())

beforeAll(async () => {
  browser = await openBrowser()
  context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
})
afterAll(() => browser.close())

test('anybody applies, and is thanked; without a way to answer they are told so', async () => {
  await page.goto(`${baseUrl}/ouvert/quartier/devenir-partenaire`)
  await page.getByLabel('En quelques lignes').fill('Volets roulants et stores.')
  await page.getByLabel('Nom de l’entreprise ou le vôtre').fill(NAME)
  await page.getByLabel('Personne à joindre').fill('Yanis Cordier')
  await press(button('Envoyer'))
  expect(await said('alert')).toContain('Laissez un téléphone ou un courriel')
  await page.getByLabel('Téléphone').fill('06 12 34 50 60')
  await press(button('Envoyer'))
  expect(await read(page.getByRole('heading', { level: 1 }))).toContain('Merci')
})

test('the coordinator opens a file; nobody is approved without an insurance', async () => {
  await page.goto((await demoLinks(page, baseUrl)).get('claire') ?? '')
  await page.goto(`${baseUrl}/quartier/prestataires`)
  await press(page.getByRole('link', { name: NAME }))
  await press(button('Ouvrir un dossier'))
  expect(await said('status')).toContain('Le dossier est ouvert')
  await press(button('Valider le dossier'))
  expect(await said('alert')).toContain('Il faut une assurance en cours')
})

test('with a paper that holds they are approved; given work for a later day, they are refused', async () => {
  await page.getByText('Ajouter un justificatif').click()
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Valable jusqu’au').fill(soon)
  await page
    .getByLabel('Le document')
    .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n') })
  await press(button('Ajouter'))
  expect(await page.getByText('expire dans').first().isVisible()).toBe(true)
  await press(button('Valider le dossier'))
  expect(await page.getByText('Validé', { exact: true }).first().isVisible()).toBe(true)
  // A request wanted after the insurance ends.
  await page.goto(`${baseUrl}/quartier/guichet?q=Abello`)
  await press(page.locator('a.requests-pick').first())
  await page.getByRole('radio', { name: /^Petit bricolage/ }).check()
  const later = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Pour quel jour').fill(later)
  await press(button('Continuer'))
  await press(button('Enregistrer la demande'))
  await page.getByText('Confier à quelqu’un').click()
  const option = page.locator('#hand option').filter({ hasText: NAME })
  expect(await read(option)).toContain('assurance échue')
  await page.getByLabel('Un prestataire').selectOption((await option.getAttribute('value')) ?? '')
  await press(button('Confier'))
  expect(await read(page.getByRole('main'))).toContain('ne couvre pas ce jour-là')
})
