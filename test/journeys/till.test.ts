import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, read } from '../browser/browser.ts'
import { demoLinks } from '../browser/pages.ts'

/**
 * A day of the till closed with a difference, without a script: the drawer is counted blind, what is missing must be
 * explained and is in the books, the day is closed for good, and the chain holds.
 */
const baseUrl = inject('baseUrl')
let browser: Browser
let desk: Page
let lead: Page
const open: BrowserContext[] = []
beforeAll(async () => {
  browser = await openBrowser()
  const enter = async (who: string): Promise<Page> => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })
    open.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto((await demoLinks(page, baseUrl)).get(who) ?? '')
    return page
  }
  desk = await enter('maryse')
  lead = await enter('jean')
})
afterAll(async () => {
  for (const context of open) await context.close()
  await browser.close()
})

const text = async (page: Page) => await read(page.getByRole('main'))
const press = (page: Page, name: string) => page.getByRole('button', { name }).click()
let session = ''

test('a drawer is opened on what was counted in it', async () => {
  await desk.goto(`${baseUrl}/rural/caisse/tiroirs`)
  await desk.getByText('Ajouter une caisse').click()
  await desk.getByLabel('Son nom').fill('Foire de la Saint-Martin')
  await press(desk, 'Ajouter')
  await desk.getByLabel('Combien de 20 €').fill('5')
  await desk.getByLabel('Combien de 0,50 €').fill('20')
  await press(desk, 'Ouvrir le tiroir')
  expect(await text(desk)).toContain('Le tiroir est ouvert')
  expect(await read(desk.locator('.drawer-sum').first())).toContain('110,00')
  session = new URL(desk.url()).pathname
})

test('a small purchase leaves it, with its reason', async () => {
  await desk.getByRole('link', { name: 'Entrée, sortie' }).click()
  await desk.getByLabel('Je paie un petit achat').check()
  await desk.getByLabel('Combien ?').fill('500')
  await desk.getByLabel('Pourquoi ?').fill('Sacs en papier')
  await press(desk, 'Noter')
  expect(await read(desk.getByRole('alert'))).toContain('plus que ce que contient le tiroir')
  expect(await desk.getByLabel('Pourquoi ?').inputValue()).toBe('Sacs en papier')
  await desk.getByLabel('Combien ?').fill('8,40')
  await press(desk, 'Noter')
  expect(await read(desk.locator('.drawer-sum').first())).toContain('101,60')
})

test('the day is not closed while a drawer is open', async () => {
  await lead.goto(`${baseUrl}/rural/caisse/clotures`)
  await lead.getByRole('link', { name: 'Clore la journée' }).click()
  expect(await text(lead)).toContain('Un tiroir est encore ouvert')
  await press(lead, 'Clore la journée')
  expect(await read(lead.getByRole('alert').first())).toContain('comptez-le d’abord')
})

test('what is missing is told after the count, explained, and recorded', async () => {
  await desk.getByRole('link', { name: 'Compter et fermer' }).click()
  expect(await text(desk)).not.toContain('101,60')
  await desk.getByLabel('Total compté').fill('100')
  await press(desk, 'Fermer le tiroir')
  expect(await text(desk)).toContain('il manque 1,60')
  expect(await desk.getByLabel('Total compté').inputValue()).toBe('100')
  await desk.getByLabel('Pourquoi cet écart ?').fill('Une pièce de trop rendue')
  await desk.getByLabel(/^Mis au coffre/).fill('60')
  await press(desk, 'Fermer le tiroir')
  expect(await text(desk)).toContain('Le tiroir est fermé et compté')
  expect(await text(desk)).toContain('−1,60')
  expect(new URL(desk.url()).pathname).toBe(session)
})

test('the day is closed for good with its difference, and the chain holds', async () => {
  await lead.goto(`${baseUrl}/rural/caisse/clotures/jour`)
  await press(lead, 'Clore la journée')
  expect(await text(lead)).toContain('La journée est close.')
  expect(await text(lead)).toContain('Une pièce de trop rendue')
  await lead.goto(`${baseUrl}/rural/caisse/clotures/jour`)
  expect(await text(lead)).toContain('La journée est déjà close')
  await lead.goto(`${baseUrl}/rural/caisse/verification`)
  await press(lead, 'Vérifier maintenant')
  expect(await text(lead)).toContain('Tout est tel qu’écrit')
  await lead.goto(`${baseUrl}/rural/argent/grand-livre/6586`)
  expect(await text(lead)).toContain('1,60')
})
