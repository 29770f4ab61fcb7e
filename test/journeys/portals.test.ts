import pg from 'pg'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { findRunning } from '#platform/db/embedded/embedded.server.ts'
import { openBrowser, read } from '../browser/browser.ts'
import { demoLinks } from '../browser/pages.ts'

/** From a form filled on a phone in the street to a space of one's own, and a request in the name of a relative. */
const baseUrl = inject('baseUrl')
const hub = `${baseUrl}/quartier`
const open = `${baseUrl}/ouvert/quartier`
const EMAIL = 'rose.tissot@exemple.example'
let browser: Browser
let client: pg.Client
let desk: Page
let phone: Page
let follow = ''
let number = ''
let rose = ''
const contexts: BrowserContext[] = []

/** A window of 390 px that runs no script: all of it must work on an old phone. */
async function window390(): Promise<Page> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
  })
  contexts.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return page
}

const one = async (query: string, values: unknown[] = []): Promise<Record<string, string>> =>
  (await client.query(query, values)).rows[0] as Record<string, string>

/** A form sent outside the pages, as somebody who tries addresses would. */
const post = (page: Page, path: string, form: Record<string, string>) =>
  page.request.post(`${hub}/${path}`, { form, headers: { origin: baseUrl }, maxRedirects: 0 })

beforeAll(async () => {
  browser = await openBrowser()
  client = new pg.Client(findRunning(inject('dataDir'))!)
  await client.connect()
  desk = await window390()
  await desk.goto((await demoLinks(desk, baseUrl)).get('sami') ?? '')
  phone = await window390()
})
afterAll(async () => {
  for (const context of contexts) await context.close()
  await browser.close()
  await client.end()
})

test('somebody asks from the street, without an account, by the square of a poster', async () => {
  await desk.goto(`${hub}/demandes/affiche`)
  const service = await desk.getByRole('option', { name: 'Courses livrées' }).getAttribute('value')
  await phone.goto(`${open}/demander?service=${service}`)
  expect(await phone.getByLabel(/Courses livrées/).isChecked()).toBe(true)
  await phone.getByRole('button', { name: 'Envoyer ma demande' }).click()
  // Nothing typed is lost, and each missing answer is said beside its field.
  expect(await phone.getByLabel(/Courses livrées/).isChecked()).toBe(true)
  await phone.getByLabel('Nom', { exact: true }).fill('Tissot')
  await phone.getByLabel(/^Prénom/).fill('Rose')
  await phone.getByLabel(/^Téléphone/).fill('06 55 44 33 22')
  await phone.getByLabel(/^Avec vos mots/).fill('Du lait et des œufs, deuxième étage')
  await phone.getByRole('button', { name: 'Envoyer ma demande' }).click()
  await phone.getByRole('heading', { name: 'Merci, votre demande est bien arrivée' }).waitFor()
  follow = phone.url().replace('?merci', '')
  const said = await read(phone.getByRole('main'))
  for (const word of ['Tissot', '0655443322', 'lait']) expect(said).not.toContain(word)
})

test('the desk takes it in two presses, with nothing typed again', async () => {
  await desk.goto(`${hub}/guichet`)
  await desk.getByRole('link', { name: 'Les lire' }).click()
  const card = desk.locator('.requests-web-cards > li').filter({ hasText: 'Rose Tissot' })
  await card.getByRole('button', { name: 'Prendre la demande' }).click()
  await desk.waitForURL(/\/demandes\/D\d{4}-\d{4}/)
  number = new URL(desk.url()).pathname.split('/').at(-1) ?? ''
  const said = await read(desk.getByRole('main'))
  for (const word of ['Rose Tissot', 'Du lait et des œufs, deuxième étage', 'Par le site'])
    expect(said).toContain(word)
  rose = (await desk.getByRole('link', { name: 'Rose Tissot' }).first().getAttribute('href'))!
    .split('/')
    .at(-1)!
  await phone.goto(follow)
  expect(await read(phone.locator('[aria-current="step"]'))).toContain('Lue')
})

test('the desk opens a space to her, and her link enters once', async () => {
  await desk.goto(`${hub}/personnes/${rose}/acces`)
  await desk.getByLabel('Courriel de la personne').fill(EMAIL)
  await desk.getByRole('button', { name: 'Ouvrir et inviter' }).click()
  await desk.getByText('L’accès est ouvert, et l’invitation part.').waitFor()
  const { link } = await one("SELECT link FROM notices WHERE template = 'invitation' AND address = $1", [
    EMAIL,
  ])
  await phone.goto(`${baseUrl}${link}`)
  await phone.getByRole('heading', { name: 'Bonjour Rose' }).waitFor()
  expect(new URL(phone.url()).pathname).toBe('/quartier/mon-espace')
  const entries = await phone
    .getByRole('navigation')
    .filter({ visible: true })
    .first()
    .getByRole('link')
    .allTextContents()
  expect(entries).toEqual(['Mon espace', 'Demander', 'Moi'])
  await phone.getByRole('link', { name: 'Courses livrées' }).click()
  expect(await read(phone.getByRole('main'))).toContain(number)
  const again = await window390()
  await again.goto(`${baseUrl}${link}`)
  expect(new URL(again.url()).pathname).toBe('/connexion')
})

test('she asks in the name of a relative for whom she may', async () => {
  const { id: carmen } = await one(
    "SELECT id FROM people WHERE first_name = 'Carmen' AND last_name = 'Abello'",
  )
  const terms = { intent: 'proxy', proxyId: rose, kind: 'family', powers: 'ask', from: '2020-01-01' }
  expect((await post(desk, `personnes/${carmen}/foyer`, terms)).status()).toBe(302)
  await phone.goto(`${hub}/mon-espace`)
  await phone.getByRole('link', { name: 'Demander pour Carmen Abello' }).click()
  await phone.getByLabel(/Petit bricolage/).check()
  await phone.getByLabel(/^Avec vos mots/).fill('Une ampoule du couloir')
  await phone.getByRole('button', { name: 'Envoyer ma demande' }).click()
  await phone.getByText(/Votre demande D\d{4}-\d{4} est bien arrivée/).waitFor()
  const waited = await read(phone.getByRole('main'))
  expect(waited).toContain('Petit bricolage pour Carmen Abello')
  // What somebody else asked for Carmen is not hers to read: she may ask, no more.
  expect(waited).not.toContain('Courses livrées pour Carmen Abello')
})

test('by no address and no identifier does a member open anything of another', async () => {
  const own = `hub_id = (SELECT id FROM hubs WHERE slug = 'quartier')`
  const { rows: others } = await client.query<{ number: string; person_id: string; name: string }>(
    `SELECT r.number, r.person_id, p.first_name || ' ' || p.last_name AS name FROM requests r
     JOIN people p ON p.hub_id = r.hub_id AND p.id = r.person_id
     WHERE r.${own} AND p.last_name NOT IN ('Tissot', 'Abello') ORDER BY r.received_at DESC LIMIT 12`,
  )
  const { number: receipt } = await one(
    `SELECT number FROM payments WHERE ${own} AND person_id IS NOT NULL LIMIT 1`,
  )
  const before = await one(
    'SELECT (SELECT count(*) FROM requests) AS r, (SELECT count(*) FROM web_requests) AS w, (SELECT count(*) FROM request_ratings) AS g',
  )
  for (const { number: theirs, person_id, name } of others) {
    const page = await phone.request.get(`${hub}/mon-espace/demandes/${theirs}`)
    expect(new URL(page.url()).pathname).toBe('/quartier/mon-espace/demandes')
    const ask = await phone.request.get(`${hub}/mon-espace/demander?pour=${person_id}`)
    for (const answer of [page, ask]) expect(await answer.text()).not.toContain(name)
    expect((await post(phone, `mon-espace/demandes/${theirs}`, { score: '1' })).status()).toBe(302)
    const asked = { forId: person_id, quantity: '1', details: 'Essai' }
    expect((await post(phone, 'mon-espace/demander', asked)).status()).toBe(422)
    for (const path of [`personnes/${person_id}`, `personnes/${person_id}/historique`, `demandes/${theirs}`])
      expect((await phone.request.get(`${hub}/${path}`)).status(), path).toBe(403)
  }
  const paper = await phone.request.get(`${hub}/mon-espace/recus/${receipt}`)
  expect(new URL(paper.url()).pathname).toBe('/quartier/mon-espace')
  const after = await one(
    'SELECT (SELECT count(*) FROM requests) AS r, (SELECT count(*) FROM web_requests) AS w, (SELECT count(*) FROM request_ratings) AS g',
  )
  expect(after).toEqual(before)
})

test('a company’s contact reads figures under any filter, and no name of who works there', async () => {
  const page = await window390()
  await page.goto((await demoLinks(page, baseUrl)).get('pauline') ?? '')
  await page.goto(hub)
  expect(new URL(page.url()).pathname).toBe('/quartier/mon-entreprise')
  const said = await read(page.getByRole('main'))
  expect(said).toMatch(/ : \d/)
  expect(said).toContain('masqué')
  const { rows } = await client.query<{ first_name: string; last_name: string }>(
    "SELECT first_name, last_name FROM people WHERE organisation_id = (SELECT id FROM organisations WHERE name = 'Ateliers Rivoire') AND last_name <> 'Garnier'",
  )
  expect(rows.length).toBeGreaterThan(5)
  const links = await page
    .locator('main a[href^="?"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
  for (const search of ['', ...links]) {
    const text = await (await page.request.get(`${hub}/mon-entreprise${search}`)).text()
    for (const { first_name, last_name } of rows) expect(text).not.toContain(`${first_name} ${last_name}`)
  }
})
