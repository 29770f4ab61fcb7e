import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, read } from '../browser/browser.ts'
import { demoLinks } from '../browser/pages.ts'

/**
 * The counter's basket, without a script: four kinds of things, two means, three steps; then a part of it given back.
 */
const baseUrl = inject('baseUrl')
let browser: Browser
let context: BrowserContext
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto((await demoLinks(page, baseUrl)).get('sami') ?? '')
})
afterAll(async () => {
  await context?.close()
  await browser?.close()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const text = async () => await read(page.getByRole('main'))
const basket = () => page.getByRole('region', { name: 'Panier' })

test('first step: a face never seen before', async () => {
  await page.goto(`${baseUrl}/quartier/caisse?q=panier-essai`)
  await page.getByLabel('Nom', { exact: true }).fill('Panier-Essai')
  await page.getByLabel(/^Prénom/).fill('Léa')
  await page.getByRole('radio', { name: 'Habitant' }).check()
  await button('Nouvelle personne').click()
  expect(await text()).toContain('Que prend Léa Panier-Essai ?')
})

test('second step: an article by its name, a membership, a service and a gift', async () => {
  await page.getByLabel('Code-barres ou nom').fill('2*café')
  await page.keyboard.press('Enter')
  // A key pressed does not wait for the page that answers it, as a press on a button does.
  await basket().getByText('Café').first().waitFor()
  expect(await read(basket())).toMatch(/Café\s*2,40/)
  await page.getByRole('link', { name: 'Adhésion' }).click()
  await page.getByLabel('Cotisation').fill('12')
  await button('Ajouter l’adhésion').click()
  await page.getByRole('link', { name: 'Services' }).click()
  await button(/^Réparation de vélo/).click()
  await page.getByRole('link', { name: 'Don', exact: true }).click()
  await button(/^5.€$/).click()
  const said = await read(basket())
  for (const thing of ['Café', 'Adhésion du', 'Réparation de vélo', 'Don']) expect(said).toContain(thing)
})

test('a basket that would not be paid whole is refused in words, and keeps what was typed', async () => {
  await page.getByRole('link', { name: /^Encaisser \d/ }).click()
  await page.getByText('Plusieurs moyens').click()
  await page.getByLabel('Espèces, montant').fill('10')
  await button('Le compte y est').click()
  expect(await read(page.getByRole('alert'))).toContain('Il manque de l’argent')
  expect(await page.getByLabel('Espèces, montant').inputValue()).toBe('10')
})

test('third step: ten euros in cash, the rest by card, one ticket', async () => {
  await button(/^Carte/).click()
  const said = await text()
  expect(said).toContain('C’est encaissé.')
  expect(said).toMatch(/T\d{4}-\d{5}/)
  expect(said).toMatch(/Espèces.*10,00/s)
  expect(said).toContain('Carte')
  expect(said).toContain('Pour Léa Panier-Essai')
  await page.getByRole('link', { name: 'Imprimer, A4' }).getAttribute('href')
  const pdf = await context.request.get(`${page.url().split('?')[0]}/pdf?papier=80`)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
})

test('more than was paid is not given back; a part is, by a ticket of its own', async () => {
  await page.getByRole('link', { name: 'Rembourser' }).click()
  await page.getByLabel('À rendre pour Don').fill('50')
  await page.getByLabel('Pourquoi ?').fill('Erreur de saisie')
  await button('Rembourser ces montants').click()
  expect(await read(page.getByRole('alert'))).toContain('plus que ce qui a été payé pour cette ligne')
  await page.getByLabel('À rendre pour Don').fill('5')
  await button('Rembourser ces montants').click()
  expect(await text()).toContain('C’est remboursé.')
  expect(await text()).toContain('Rend une partie ou le tout du ticket')
})
