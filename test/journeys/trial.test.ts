import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addDays, dayIn } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { counter } from '#modules/requests/fixtures.ts'
import { systemClock } from '#platform/clock/clock.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { type Db, openDb } from '#platform/db/db.server.ts'
import { findRunning } from '#platform/db/embedded/embedded.server.ts'
import { createAccount, createHub, giveRole } from '#platform/session/accounts.server.ts'
import { openBrowser, read } from '../browser/browser.ts'

/** From an idle hub to a signed gate whose condition is followed, as its coordinator and two members live it. */
const HUB = 'les-acacias'
const NAME = 'Nadia Ferrer'
const EMAIL = 'nadia@acacias.example'
const PASSWORD = 'un-mot-de-passe-long'

const baseUrl = inject('baseUrl')
const base = `${baseUrl}/${HUB}`
const trial = `${base}/phase-de-test`
const today = dayIn(new Date(), 'Europe/Paris')

let db: Db
let desk: Ctx
let take: Awaited<ReturnType<typeof counter>>['take']
let browser: Browser
let context: BrowserContext
let page: Page
let stage = ''
let gate = ''
const links: string[] = []

beforeAll(async () => {
  db = openDb(findRunning(inject('dataDir'))!)
  const hub = must(
    await createHub(db, {
      ...{ slug: HUB, name: 'Les Acacias', kind: 'quartier', place: 'Grenoble', zone: 'Europe/Paris' },
      ...{ demo: false, createdAt: new Date() },
    }),
  )
  const { userId } = must(
    await createAccount(db, { name: NAME, email: EMAIL, password: PASSWORD, at: new Date() }),
  )
  desk = createCtx({ db, hub, clock: systemClock, actor: { userId, name: NAME, roles: ['coordinator'] } })
  await giveRole(desk, userId, 'coordinator')
  take = (await counter(desk)).take
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await send(page, `${baseUrl}/connexion`, { email: EMAIL, password: PASSWORD }, /Se connecter|Entrer/)
})
afterAll(async () => {
  await browser?.close()
  await db?.close()
})

/** Fills the fields of a page by their names, as somebody would, presses a button and waits for the page that answers. */
async function send(on: Page, at: string | null, fields: Record<string, string>, button: string | RegExp) {
  if (at) await on.goto(at)
  const form = on
    .locator('form')
    .filter({ has: on.getByRole('button', { name: button }) })
    .first()
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]:not([type="hidden"])`).first()
    const kind = await field.evaluate((node) => node.getAttribute('type') ?? node.tagName.toLowerCase())
    if (kind === 'radio') await form.locator(`[name="${name}"][value="${value}"]`).check()
    else if (kind === 'select') await field.selectOption(value)
    else await field.fill(value)
  }
  const answered = on.waitForEvent('load')
  await form.getByRole('button', { name: button }).first().click()
  await answered
}
const main = async (on: Page = page) => await read(on.getByRole('main'))
const readsWell = async (on: Page) => {
  const { violations } = await new AxeBuilder({ page: on }).analyze()
  expect(violations.map(({ id, nodes }) => `${on.url()} ${id}: ${nodes[0]?.html}`)).toEqual([])
}

test('an idle hub writes two stages, one after the other', async () => {
  const means = { budget: '20000', lossCeiling: '3000', volunteerHours: '80' }
  const first = { startsOn: addDays(today, -2), endsOn: addDays(today, 60) }
  const next = { startsOn: addDays(today, 61), endsOn: addDays(today, 150) }
  const save = 'Enregistrer le palier'
  await send(
    page,
    `${trial}/nouveau-palier`,
    { name: 'Trois services', purpose: 'Savoir qui revient', ...first, ...means },
    save,
  )
  stage = new URL(page.url()).pathname
  await send(
    page,
    `${trial}/nouveau-palier`,
    { name: 'Trop tôt', purpose: 'Chevauche', ...first, ...means },
    save,
  )
  expect(await main()).toContain('deux paliers ne se chevauchent pas')
  await send(
    page,
    `${trial}/nouveau-palier`,
    { name: 'Six services', purpose: 'Grandir', ...next, ...means, budget: '30000' },
    save,
  )
  await page.goto(trial)
  expect(await main()).toContain('Six services')
})

test('six cells are chosen with their reason', async () => {
  await page.goto(`${trial}/cibles/reajuster?tout`)
  const cells = page.locator('select[name^="cell:"]')
  const names = await cells.evaluateAll((all) => all.map((one) => one.getAttribute('name') ?? ''))
  expect(names.length).toBeGreaterThan(5)
  await page.locator('details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '')
  })
  const fields = Object.fromEntries(names.slice(0, 6).map((name) => [name, 'tested']))
  await send(page, null, { ...fields, reason: 'Commencer petit' }, 'Enregistrer le réajustement')
  await page.goto(`${trial}/cibles`)
  expect(await main()).toContain('6 cases')
})

test('three hypotheses are written, and one is tested on live data', async () => {
  for (const text of ['Les habitants reviennent', 'Deux bénévoles suffisent', 'Le panier paie son coût'])
    await send(
      page,
      `${baseUrl}${stage}/hypotheses/nouvelle`,
      { text, kind: 'desirable' },
      'Enregistrer l’hypothèse',
    )
  await page.goto(`${trial}/apprendre/tests/nouveau`)
  const hypothesis = page.locator('select[name="hypothesisId"] option').filter({ hasText: 'reviennent' })
  await send(
    page,
    null,
    {
      hypothesisId: (await hypothesis.first().getAttribute('value')) ?? '',
      ...{ name: 'Compter les demandes', how: 'Au comptoir', source: 'measure:requests.received' },
      ...{ comparison: 'at-least', threshold: '1', minSample: '1', deadline: addDays(today, 20) },
      ...{ cost: '0', hours: '2', owner: 'Nadia' },
    },
    'Enregistrer le test',
  )
  await send(page, null, {}, 'Démarrer')
  const before = await main()
  await take()
  await page.reload()
  const after = await main()
  expect(after).not.toBe(before)
  expect(after).toContain('Mesuré à ce jour')
})

test('two signals are noted, and each is treated', async () => {
  for (const text of ['On demande le samedi', 'Un voisin propose son garage'])
    await send(page, `${trial}/signaux/noter`, { text }, 'Enregistrer le signal')
  await page.goto(`${trial}/signaux/revue`)
  for (let left = 2; left > 0; left--) {
    const aside = page
      .locator('details')
      .filter({ has: page.locator('input[name="verdict"][value="aside"]') })
    await aside.locator('summary').click()
    await aside.locator('textarea[name="words"]').fill('Pas pour ce palier')
    const answered = page.waitForEvent('load')
    await aside.getByRole('button').click()
    await answered
  }
  expect(await page.locator('input[name="verdict"]').count()).toBe(0)
})

test('a review is held', async () => {
  await send(
    page,
    `${trial}/revue`,
    { present: 'Nadia, Léo', noticed: 'Le samedi revient', decided: 'Demander au comité' },
    'Garder cette revue',
  )
  expect(await main()).toContain('Revue gardée')
})

test('the gate opens for a committee of two, who receive their own link', async () => {
  await send(
    page,
    `${baseUrl}${stage}/criteres/nouveau`,
    {
      ...{ name: 'Des demandes arrivent', measureId: 'requests.received', comparison: 'at-least' },
      ...{ threshold: '1', minSample: '1', level: 'must' },
    },
    'Enregistrer le critère',
  )
  for (const [name, role] of [
    ['Awa Perret', 'Mairie'],
    ['Luc Sanchis', 'Habitant'],
  ] as const)
    await send(page, `${trial}/comite/nouveau`, { name, role }, 'Enregistrer')
  await page.goto(`${baseUrl}${stage}/decision`)
  expect(await main()).toContain('Le comité n’a pas encore été consulté')
  await send(
    page,
    `${baseUrl}${stage}/jalon`,
    { asked: 'Ouvrir le samedi', proposal: 'launch-with-conditions' },
    'Geler le dossier et l’envoyer',
  )
  const hrefs = await page
    .locator('a.trial-link')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  links.push(...hrefs.flatMap((href) => href ?? []))
  expect(links).toHaveLength(2)
  await page.getByRole('link', { name: 'Voir le jalon' }).click()
  await page.waitForURL(/jalons\//)
  gate = page.url()
  expect(await main()).toContain('Le quorum n’est pas atteint')
  await readsWell(page)
})

test('two members answer by link, on a phone, without an account', async () => {
  const phone = await browser.newContext({ locale: 'fr-FR', viewport: { width: 390, height: 844 } })
  const member = await phone.newPage()
  await send(member, links[0]!, { kind: 'reserved' }, 'Donner mon avis')
  expect(await main(member)).toContain('Écrivez au moins une réserve')
  await send(member, null, { reservations: 'Un bilan en juin' }, 'Donner mon avis')
  expect(await main(member)).toContain('Merci, votre avis est enregistré')
  await readsWell(member)
  await send(member, links[1]!, { kind: 'favourable', text: 'Allons-y' }, 'Donner mon avis')
  const pdf = await phone.request.get(`${links[1]}/pdf`)
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await phone.close()
})

test('the decision « lancer sous conditions » is signed on it, and prints', async () => {
  await page.goto(`${baseUrl}${stage}/decision`)
  expect(await main()).toContain('Un bilan en juin')
  await send(
    page,
    null,
    {
      ...{ outcome: 'launch-with-conditions', reasons: 'On nous attend le samedi.' },
      ...{ condition1: 'Un bilan en juin', due1: addDays(today, 30), signature: NAME },
    },
    'Signer la décision',
  )
  expect(page.url()).toContain('/decisions/')
  const text = await main()
  for (const words of ['Document intact', 'Awa Perret', 'Favorable avec réserves', 'Jalon 1'])
    expect(text).toContain(words)
  const pdf = await context.request.get(`${page.url()}/pdf`)
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await readsWell(page)
})

test('its condition is followed, its link is closed, and its figures replay the same', async () => {
  await page.goto(`${trial}/conditions`)
  await page.getByRole('link', { name: 'Un bilan en juin' }).click()
  await page.waitForURL(/conditions\/./)
  await send(page, null, { verb: 'keep', why: 'Tenu le 12' }, 'Enregistrer')
  expect(await main()).toContain('Tenue')
  const stranger = await browser.newPage()
  await stranger.goto(links[0]!)
  expect(await main(stranger)).toContain('Ce jalon est clos')
  await stranger.close()
  await take()
  await page.goto(`${gate}?rejouer`)
  expect(await main()).toContain('chaque chiffre est le même')
})
