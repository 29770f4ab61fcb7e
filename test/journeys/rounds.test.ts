import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addDays, dayIn } from '../../src/kit/day.ts'
import { openBrowser } from '../browser/browser.ts'
import { demoLinks } from '../browser/pages.ts'

/**
 * A day of the rural hub's rounds: proposed and kept, published, driven on a phone without a network with a stop that
 * fails, synced once, and its margin read planned and actual.
 */
const baseUrl = inject('baseUrl')
const hub = `${baseUrl}/rural`
const day = addDays(dayIn(new Date(), 'Europe/Paris'), 1)
const ROUND = 'Matin, les hameaux'
let browser: Browser
const contexts: BrowserContext[] = []
let desk: Page
let phone: Page
let number = ''
let stops = 0

async function enter(who: string, options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', ...options })
  contexts.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto((await demoLinks(page, baseUrl)).get(who) ?? '')
  return page
}

beforeAll(async () => {
  browser = await openBrowser()
  desk = await enter('jean', { viewport: { width: 1280, height: 900 } })
  phone = await enter('lucas', { viewport: { width: 390, height: 844 }, hasTouch: true })
})
afterAll(async () => {
  for (const context of contexts) await context.close()
  await browser.close()
})

const fits = () => phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
const next = () => phone.locator('.drive-next')
const road = () => `${hub}/tournees/${number}/route`

test('a plan is proposed for the day, and kept', async () => {
  await desk.goto(`${hub}/tournees/proposition?jour=${day}`)
  await desk.getByRole('button', { name: 'Chercher un plan' }).click()
  await desk.getByRole('button', { name: 'Garder ce plan' }).click()
  await desk.waitForURL(/tournees\?jour=/)
  await desk.getByRole('link', { name: ROUND }).first().click()
  await desk.waitForURL(/tournees\/T\d{4}-\d+$/)
  number = new URL(desk.url()).pathname.split('/').at(-1) ?? ''
})

test('it is published: whoever drives finds it on a phone', async () => {
  await desk.getByRole('button', { name: 'Publier' }).click()
  await desk.waitForURL(/fait=publie/)
  await phone.goto(road())
  await phone.getByText('Cette page s’ouvre aussi sans réseau.').waitFor()
  stops = await phone.locator('.drive-order').count()
  expect(stops).toBeGreaterThan(2)
  expect(await fits()).toBe(true)
  // What it earns is not the driver’s business.
  expect(await phone.getByRole('main').textContent()).not.toMatch(/Marge|Recettes/)
})

test('without a network it leaves, one stop fails, the others are done, and it comes back', async () => {
  await phone.context().setOffline(true)
  await phone.reload()
  // Its scripts are there: forms go into the phone.
  await phone.getByText('Hors ligne : tout est gardé sur le téléphone').waitFor()
  await phone.getByLabel('Kilomètres au compteur').fill('45 210')
  await phone.getByRole('button', { name: 'Je pars' }).click()
  await next().locator('summary').filter({ hasText: 'Pas fait' }).click()
  await next().getByRole('button', { name: 'Enregistrer : pas fait' }).click()
  await next().getByText('Dites ce qui s’est passé.').first().waitFor()
  await next().getByLabel('Personne n’était là').check()
  await next().getByRole('button', { name: 'Enregistrer : pas fait' }).click()
  await phone.getByText('1 arrêt derrière vous').waitFor()
  await phone.reload()
  // Only the phone knows.
  await phone.getByText('1 arrêt derrière vous').waitFor()
  const done = () => next().getByRole('button', { name: /^(C’est fait|Fait, .* reçus|Tout est fait)/ })
  // A touch too many is taken back where the card was, before it leaves.
  const first = await next().locator('h3').textContent()
  await done().first().click()
  await phone.locator('.ui-notice').getByRole('button', { name: 'Reprendre' }).click()
  await phone.getByText('1 arrêt derrière vous').waitFor()
  expect(await next().locator('h3').textContent()).toBe(first)
  while ((await next().count()) > 0) {
    const before = await phone.locator('.drive-behind summary').textContent()
    await done().first().click()
    await phone.waitForFunction(
      (was) => document.querySelector('.drive-behind summary')?.textContent !== was,
      before,
    )
  }
  await phone.locator('input[name="counter"]').fill('45 232')
  await phone.locator('input[name="minutes"]').fill('190')
  await phone.getByRole('button', { name: 'Je suis rentré' }).click()
  await phone.getByText('Vous êtes rentré').waitFor()
  await desk.goto(`${hub}/tournees/${number}`)
  expect(await desk.getByRole('main').textContent()).toContain('Prête')
})

test('the network back, all of it leaves once', async () => {
  await phone.context().setOffline(false)
  await phone.getByText('Tout est envoyé').waitFor({ timeout: 45_000 })
  await phone.reload()
  await phone.getByText('Vous êtes rentré').waitFor()
  await desk.reload()
  expect(await desk.getByRole('main').textContent()).toContain('Rentrée')
})

test('the desk reads its margin planned and actual, and the stop that failed waits for another day', async () => {
  await desk.goto(`${hub}/tournees/${number}/retour`)
  const row = async (label: string) =>
    (await desk.getByRole('row').filter({ hasText: label }).first().getByRole('cell').allTextContents()).map(
      (cell) => cell.replaceAll(/\s/g, ' '),
    )
  expect((await row('Kilomètres')).some((cell) => /^22(,0)? km$/.test(cell))).toBe(true)
  expect(await row('Durée')).toContain('3 h 10')
  const margin = (await row('Marge')).slice(-3)
  for (const cell of margin) expect(cell).toMatch(/^[+−]?\d+,\d\d €$/)
  expect(margin[0]).not.toBe(margin[1])
  expect(await desk.getByRole('main').textContent()).toContain('1 arrêt pas fait')
  await desk.goto(`${hub}/tournees?jour=${day}`)
  expect(await desk.getByRole('link', { name: ROUND }).count()).toBeGreaterThan(0)
})

test('a wrong figure on the counter is put right, with why', async () => {
  await desk.goto(`${hub}/tournees/${number}/retour`)
  await desk.locator('summary').filter({ hasText: 'Corriger le retour' }).click()
  await desk.getByLabel('Compteur au retour').fill('45 231')
  await desk.getByLabel('Pourquoi').fill('Un kilomètre de trop')
  await desk.getByRole('button', { name: 'Enregistrer la correction' }).click()
  await desk.getByText('Le retour est corrigé').waitFor()
  expect(await desk.getByRole('main').textContent()).toMatch(/21(,0)?\skm/)
})
