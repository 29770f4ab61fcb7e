import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addDays, type Day } from '#kit/day.ts'
import { cents, toInput } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addBankAccount, bankAccountsOf } from '#modules/bank/index.server.ts'
import { recordOperation } from '#modules/money/index.server.ts'
import { systemCtx } from '#platform/cli/database.server.ts'
import { systemClock } from '#platform/clock/clock.ts'
import { openDb } from '#platform/db/db.server.ts'
import { findRunning } from '#platform/db/embedded/embedded.server.ts'
import { openBrowser, read } from '../browser/browser.ts'
import { demoLinks } from '../browser/pages.ts'

/**
 * A statement of two hundred lines, without a script: a hundred and fifty are in the books already, fifty are not. The
 * file is looked at, taken in, its sure answers accepted in one press; two lines are told, and their rules do the rest.
 */
const baseUrl = inject('baseUrl')
const IN_BOOKS = 150
const FEES = 30
const MOVES = 20
let browser: Browser
let page: Page
let account = ''
let file = ''

beforeAll(async () => {
  const db = openDb(findRunning(inject('dataDir'))!)
  const ctx = await systemCtx(db, { hub: 'rural' }, systemClock)
  const today = ctx.today()
  const start = addDays(today, -13)
  const input = { name: 'Livret du Vallon', startsOn: start, openingBalance: cents(0) }
  account = must(await addBankAccount(ctx, input)).id
  const bank = (await bankAccountsOf(ctx)).find(({ id }) => id === account)!.ledgerAccount
  const rows: { day: Day; amount: bigint; label: string }[] = []
  await ctx.together(async (c) => {
    for (let i = 0; i < IN_BOOKS; i++) {
      // Neither revenue nor cost: the figures of the demo stay what they are.
      const kind = i % 2 ? 'loan' : 'loan-repayment'
      const [amount, day] = [101n + BigInt(i) * 7n, addDays(start, i % 11)]
      must(await recordOperation(c, { kind, amount: cents(amount), day, label: `Échéance ${i + 1}`, bank }))
      rows.push({
        day: addDays(day, i % 2),
        amount: i % 2 ? amount : -amount,
        label: `VIR SEPA REF ${9000 + i}`,
      })
    }
  })
  await db.close()
  for (let i = 0; i < FEES; i++)
    rows.push({ day: addDays(start, i % 12), amount: -10n, label: `FRAIS CB ETRANGER ${i + 1}` })
  for (let i = 0; i < MOVES; i++)
    rows.push({
      day: addDays(start, i % 12),
      amount: i % 2 ? -333n : 333n,
      label: `VIR INTERNE COURANT ${i + 1}`,
    })
  file = csv(rows)
  browser = await openBrowser()
  page = await (await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })).newPage()
  page.setDefaultTimeout(15_000)
  await page.goto((await demoLinks(page, baseUrl)).get('paul') ?? '')
})
afterAll(() => browser?.close())

/** As the bank's site gives it: a title, semicolons, a decimal comma, the balance beside each line, oldest first. */
function csv(rows: readonly { day: Day; amount: bigint; label: string }[]): string {
  let held = 0n
  const lines = [...rows]
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ day, amount, label }) => {
      held += amount
      return `${day.split('-').reverse().join('/')};${label};${toInput(cents(amount))};${toInput(cents(held))}`
    })
  return ['Livret 00012345;;;', 'Date;Libellé;Montant;Solde', ...lines].join('\n')
}

const text = async () => await read(page.getByRole('main'))
const send = async (content: string) => {
  await page.goto(`${baseUrl}/rural/argent/banque/${account}/releves`)
  const buffer = Buffer.from(content, 'latin1')
  await page
    .getByLabel('Fichier de la banque')
    .setInputFiles({ name: 'releve.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Lire ce fichier' }).click()
}
const at = (view: string) => page.goto(`${baseUrl}/rural/argent/banque/${account}?vue=${view}`)

test('a file with a line twice, and one in another currency, are refused in words', async () => {
  const lines = file.split('\n')
  await send([...lines.slice(0, 5), lines[4], ...lines.slice(5)].join('\n'))
  expect(await text()).toMatch(/une ligne manque, ou une ligne y est deux fois/)
  await send(
    file
      .replace('Date;Libellé;Montant;Solde', 'Date;Libellé;Montant;Solde;Devise')
      .replace(/;(-?\d+,\d\d)$/gm, ';$1;CHF'),
  )
  expect(await text()).toContain('Seul l’euro est tenu ici')
})

test('two hundred lines are shown, then taken in', async () => {
  await send(file)
  await page.getByRole('button', { name: 'Prendre ces 200 lignes' }).click()
  expect(await text()).toContain('200 lignes sont prises.')
  await send(file)
  expect(await text()).toContain('Ce fichier a déjà été pris')
})

test('one press accepts what is in the books already', async () => {
  await at('sures')
  await page.getByRole('button', { name: `Accepter les ${IN_BOOKS} réponses sûres` }).click()
  expect(await text()).toContain(`${IN_BOOKS} lignes sont pointées.`)
})

test.each([
  { line: 'FRAIS CB ETRANGER', kind: 'Frais de banque', words: 'frais etranger', others: FEES - 1 },
  {
    line: 'VIR INTERNE COURANT',
    kind: 'Virement entre nos comptes',
    words: 'interne courant',
    others: MOVES / 2 - 1,
  },
  {
    line: 'VIR INTERNE COURANT',
    kind: 'Virement entre nos comptes',
    words: 'interne courant',
    others: MOVES / 2 - 1,
  },
])('a line is told once, and its rule answers $others others', async ({ line, kind, words, others }) => {
  await at('sans')
  await page.getByRole('link', { name: line }).first().click()
  await page.getByLabel('Nature').selectOption({ label: kind })
  await page.getByLabel('Objet').fill(kind)
  await page.getByLabel('Mots à reconnaître').fill('mots d’ailleurs')
  await page.getByRole('button', { name: 'Noter et pointer' }).click()
  expect(await text()).toContain('Le relevé ne dit pas ces mots sur cette ligne')
  await page.getByLabel('Mots à reconnaître').fill(words)
  await page.getByRole('button', { name: 'Noter et pointer' }).click()
  await page.getByRole('button', { name: `Accepter les ${others} réponses sûres` }).click()
  expect(await text()).toContain(`${others} lignes sont pointées`)
})

test('everything is matched, and the two balances explain each other', async () => {
  expect(await text()).toContain('200 sur 200')
  await page.getByRole('link', { name: 'État de rapprochement' }).first().click()
  expect(await text()).toContain('Les deux soldes s’expliquent au centime près')
})
