import { sql } from 'drizzle-orm'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addMonths, firstDay, lastDay, monthOf } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { company, nameHub } from '#modules/billing/fixtures.ts'
import { type NewCharge, openCharges } from '#modules/money/index.server.ts'
import { systemCtx } from '#platform/cli/database.server.ts'
import { systemClock } from '#platform/clock/clock.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Db, openDb } from '#platform/db/db.server.ts'
import { findRunning } from '#platform/db/embedded/embedded.server.ts'
import { createAccount, createHub, giveRole } from '#platform/session/accounts.server.ts'
import { openBrowser, read } from '../browser/browser.ts'

/**
 * The end of a month, without a script: three hundred members and six companies invoiced in one press, numbered without a
 * gap, one of them read by its client, paid, and one file to print them all.
 */
const MEMBERS = 300
const FIRMS = 6
const SLUG = 'fin-de-mois'
const ACCOUNT = { email: 'tresorerie@fin-de-mois.example', password: 'un long mot de passe 7' }

const baseUrl = inject('baseUrl')
const base = `${baseUrl}/${SLUG}/argent/factures`
let browser: Browser
let context: BrowserContext
let page: Page
let db: Db
let ctx: Ctx

/** Members by one statement: what they are is not what is tried here. */
async function fill(): Promise<void> {
  await nameHub(ctx)
  const day = firstDay(addMonths(monthOf(ctx.today()), -1))
  const { rows } = await ctx.tx((tx) =>
    tx.execute<{ id: Id<'Person'>; name: string }>(sql`
      INSERT INTO people (hub_id, id, first_name, last_name, segment, created_at, updated_at, sort_key, words)
      SELECT ${ctx.hub.id}, gen_random_uuid(), 'Zoé', 'Membre ' || n, 'inhabitant', now(), now(),
        'membre ' || lpad(n::text, 4, '0'), 'zoe membre ' || n FROM generate_series(1, ${MEMBERS}) n
      RETURNING id, 'Zoé ' || last_name AS name`),
  )
  const firms: Id<'Organisation'>[] = []
  for (let n = 1; n <= FIRMS; n++)
    firms.push(await company(ctx, n, n === FIRMS ? 'local-authority' : 'company'))
  const sum = (name: string, amount: number): Omit<NewCharge, 'who' | 'payer'> => ({
    ...{ name, label: 'Courses', amount: cents(amount), day, creditAccount: '706' },
    ...{ subject: { kind: 'other', id: newId<'Request'>() }, pillar: 'activities' },
  })
  must(
    await openCharges(ctx, [
      ...rows.map(({ id, name }) => ({
        ...{ ...sum(name, 1250), who: { personId: id }, payer: 'inhabitant' as const },
      })),
      ...firms.flatMap((id, i) =>
        [48_000, 12_050].map((amount) => ({
          ...{ ...sum(`Société ${i + 1}`, amount), who: { organisationId: id }, payer: 'company' as const },
        })),
      ),
    ]),
  )
}

beforeAll(async () => {
  db = openDb(findRunning(inject('dataDir'))!)
  const place = { place: 'Grenoble', zone: 'Europe/Paris', kind: 'quartier', demo: false } as const
  must(await createHub(db, { slug: SLUG, name: 'Fin de mois', createdAt: new Date(), ...place }))
  ctx = await systemCtx(db, { hub: SLUG }, systemClock)
  const { userId } = must(await createAccount(db, { ...ACCOUNT, name: 'Odile Essai', at: new Date() }))
  await giveRole(ctx, userId, 'treasurer')
  await fill()
  browser = await openBrowser()
  context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${baseUrl}/connexion`)
  await page.locator('#password-email').fill(ACCOUNT.email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(ACCOUNT.password)
  await page.getByLabel('Mot de passe', { exact: true }).press('Enter')
  await page.waitForURL((url) => url.pathname !== '/connexion')
})
afterAll(async () => {
  await context.close()
  await browser.close()
  await db.close()
})

const main = async () => await read(page.getByRole('main'))

test('the preview counts who is ready, and nothing is written yet', async () => {
  const until = lastDay(addMonths(monthOf(ctx.today()), -1))
  await page.goto(`${base}/tournee?au=${until}`)
  const shown = await main()
  expect(shown).toContain('306 factures')
  expect(shown).toContain('7 353,00 €')
  expect(await page.getByRole('checkbox', { name: /^Facturer / }).count()).toBe(306)
  await page.goto(base)
  expect(await main()).toContain('Aucune facture pour l’instant')
})

test('one press: 306 invoices, their numbers without a gap, and each client told on their terms', async () => {
  await page.goto(`${base}/tournee`)
  await page.getByRole('button', { name: 'Émettre 306 factures' }).click()
  expect(await read(page.getByRole('heading', { level: 1 }))).toBe('306 factures émises')
  const { rows } = await ctx.read((tx) =>
    tx.execute(sql`
      SELECT count(*)::int AS n, max(right(number, 5))::int AS last, count(DISTINCT number)::int AS numbers,
        sum(payable)::int AS asked, (SELECT count(*)::int FROM entries WHERE piece_kind = 'invoice') AS entries,
        (SELECT sum(debit - credit)::int FROM balances WHERE account = '411') AS owed,
        (SELECT count(*)::int FROM notices WHERE template = 'invoice-sent') AS told
      FROM invoices`),
  )
  expect(rows).toEqual([
    { n: 306, last: 306, numbers: 306, asked: 735_300, entries: 306, owed: 735_300, told: 306 },
  ])
})

test('one file prints them all', async () => {
  const href = await page.getByRole('link', { name: 'Toutes en un seul PDF' }).getAttribute('href')
  const answer = await context.request.get(`${baseUrl}${href}`)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  const pages = (await answer.body()).toString('latin1').match(/\/Type \/Page\b/g)
  expect(pages).toHaveLength(306)
})

test('one of them is opened, received in part and then whole', async () => {
  await page.goto(`${base}?q=société+1`)
  await page.locator('.ui-row-link').first().click()
  const text = await main()
  expect(text).toContain('Société 1')
  expect(text).toContain('600,50 €')
  expect(text).toContain('Indemnité forfaitaire pour frais de recouvrement')
  await page.getByLabel('Montant reçu').fill('1000')
  await page.getByRole('button', { name: 'Enregistrer le paiement' }).click()
  expect(await read(page.getByRole('alert'))).toContain('C’est plus que ce qui reste à payer')
  expect(await page.getByLabel('Montant reçu').inputValue()).toBe('1000')
  await page.getByLabel('Montant reçu').fill('100,50')
  await page.getByRole('button', { name: 'Enregistrer le paiement' }).click()
  expect(await main()).toContain('Il reste 500,00 €')
  await page.getByRole('button', { name: 'Enregistrer le paiement' }).click()
  expect(await main()).toContain('Réglée')
})

test('pressed again, the month finds nothing more', async () => {
  await page.goto(`${base}/tournee`)
  expect(await main()).toContain('Tout est facturé')
})
