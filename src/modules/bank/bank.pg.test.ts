import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import {
  cashOn,
  closeMonths,
  openCharges,
  owedBy,
  recordOperation,
  recordPayment,
} from '#modules/money/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { acceptAnswers } from './accept.server.ts'
import { bankAccountById, heldAtBank, heldInBooks } from './accounts.server.ts'
import { openEntries, openEntriesOn } from './books.server.ts'
import { sendStatement, takeStatement, undoStatement } from './features/import-statement/use-case.server.ts'
import { addBankAccount } from './features/keep-account/use-case.server.ts'
import { matchChosen, noteFromLine } from './features/match-line/use-case.server.ts'
import { csvOf, manyLines, someAccount, takeCsv } from './fixtures.ts'
import { openLines, openLinesOn } from './lines.server.ts'
import { matchByHand, undoMatch } from './match.server.ts'
import { makeRemittance, reverseRemittance } from './remit.server.ts'
import { waitingPayments } from './waiting.server.ts'
import { openWork } from './work.server.ts'

let hub: TestHub
let account: Id<'BankAccount'>
/** A bank account of its own, so that tests do not meet each other's lines; entries on 512 are the first one's. */
beforeAll(async () => {
  hub = await testHub()
  account = await someAccount(hub.ctx, day('2026-01-01'))
})
afterAll(() => hub.close())

const work = () =>
  hub.ctx.read(async (tx) => openWork(tx, hub.ctx, (await bankAccountById(tx, hub.ctx, account))!))
const lines = () => hub.ctx.read((tx) => openLines(tx, hub.ctx, account))
const pay = async (
  means: 'cheque' | 'card' | 'transfer' | 'cash',
  euros: number,
  on: string,
  payerName = 'Zoé Lefèvre',
) =>
  must(
    await recordPayment(hub.ctx, {
      ...{ means, amount: cents(euros * 100), payer: 'inhabitant', payerName, label: 'Ménage', day: day(on) },
      ...{ subjectKind: 'other', subjectId: newId(), creditAccount: '706', pillar: 'activities' },
    }),
  ).id
const spend = async (label: string, euros: number, on: string) =>
  must(await recordOperation(hub.ctx, { kind: 'running', amount: cents(euros * 100), day: day(on), label }))
const answer = async (words: string) => {
  const now = await work()
  const line = now.lines.find(({ label }) => label.includes(words))!
  return { line, found: now.answers.find(({ suggestion }) => suggestion.lines.includes(line.id)) }
}
const accept = (keys: readonly string[] | 'sure') => acceptAnswers(hub.ctx, { accountId: account, keys })

describe('accounts', () => {
  test('an IBAN with a wrong key, a known one, and a first day to come are refused', async () => {
    const add = (over: object) =>
      addBankAccount(hub.ctx, {
        name: 'Livret',
        startsOn: day('2026-01-01'),
        openingBalance: cents(0),
        ...over,
      })
    expect(await add({ iban: 'FR76 3000 4000 0312 3456 7890 144' })).toMatchObject({
      code: 'not_an_iban',
      field: 'iban',
    })
    expect(await add({ startsOn: day('2026-04-01') })).toMatchObject({ code: 'day_in_future' })
    expect(await add({ bic: 'XX' })).toMatchObject({ code: 'not_a_bic' })
    must(await add({ iban: 'FR76 3000 4000 0312 3456 7890 143' }))
    expect(await add({ iban: 'FR7630004000031234567890143' })).toMatchObject({ code: 'iban_known' })
    expect(
      await addBankAccount(hub.as('desk'), {
        name: 'X',
        startsOn: day('2026-01-01'),
        openingBalance: cents(0),
      }),
    ).toMatchObject({ code: 'not_permitted' })
  })
})

describe('statements', () => {
  test('the same file twice is refused, an overlapping one brings only its new lines', async () => {
    const own = await someAccount(hub.ctx, day('2026-01-01'), 'Essai de relevés')
    const first = [
      [day('2026-02-02'), '-10,00', 'PAIN'],
      [day('2026-02-02'), '-10,00', 'PAIN'],
      [day('2026-02-03'), '25,00', 'VIR ZOE'],
    ] as const
    expect(await takeCsv(hub.ctx, own, first)).toMatchObject({ lines: 3, duplicates: 0 })
    expect(
      await sendStatement(hub.ctx, { accountId: own, name: 'r.csv', bytes: csvOf(first) }),
    ).toMatchObject({ code: 'already_taken' })
    const again = await takeCsv(hub.ctx, own, [...first, [day('2026-02-03'), '25,00', 'VIR PAUL']])
    expect(again).toMatchObject({ lines: 1, duplicates: 3 })
    must(await sendStatement(hub.ctx, { accountId: own, name: 'r.csv', bytes: csvOf(first.slice(0, 2)) }))
    expect(await takeStatement(hub.ctx, { accountId: own })).toMatchObject({
      code: 'nothing_new',
      field: 'file',
    })
    must(await undoStatement(hub.ctx, again.statementId))
    expect((await hub.ctx.read((tx) => openLines(tx, hub.ctx, own))).length).toBe(3)
  })

  test('two hands that take the same file in at once: its lines are there once', async () => {
    const own = await someAccount(hub.ctx, day('2026-01-01'), 'À deux')
    must(
      await sendStatement(hub.ctx, {
        accountId: own,
        name: 'r.csv',
        bytes: csvOf(manyLines(40, day('2026-01-05'))),
      }),
    )
    const both = await Promise.all([
      takeStatement(hub.ctx, { accountId: own }),
      takeStatement(hub.ctx, { accountId: own }),
    ])
    expect(both.map((one) => one.ok).sort()).toEqual([false, true])
    expect((await hub.ctx.read((tx) => openLines(tx, hub.ctx, own))).length).toBe(40)
  })

  test.each([
    ['foreign_currency', 'Date;Libellé;Montant;Devise\n02/02/2026;HOTEL;-10,00;CHF\n'],
    ['day_in_future', 'Date;Libellé;Montant\n02/04/2026;HOTEL;-10,00\n'],
    ['not_an_amount', 'Date;Libellé;Montant\n02/02/2026;HOTEL;dix\n'],
  ])('%s: refused with its row, nothing kept', async (code, text) => {
    const own = await someAccount(hub.ctx, day('2026-01-01'), code)
    const bytes = new TextEncoder().encode(text)
    expect(await sendStatement(hub.ctx, { accountId: own, name: 'r.csv', bytes })).toMatchObject({
      ok: false,
      code,
      field: 'file',
      row: 2,
    })
    expect(await takeStatement(hub.ctx, { accountId: own })).toMatchObject({ code: 'nothing_waits' })
  })

  test('a file of another account is refused', async () => {
    const iban = 'FR1420041010050500013M02606'
    const own = must(
      await addBankAccount(hub.ctx, {
        name: 'Postal',
        iban,
        startsOn: day('2026-01-01'),
        openingBalance: cents(0),
      }),
    ).id
    const bytes = new TextEncoder().encode(
      '<OFX><CURDEF>EUR<ACCTID>99999999999<STMTTRN><DTPOSTED>20260202<TRNAMT>5.00<FITID>1<NAME>X</STMTTRN></OFX>',
    )
    expect(await sendStatement(hub.ctx, { accountId: own, name: 'r.ofx', bytes })).toMatchObject({
      code: 'other_account',
      detail: ['99999999999'],
    })
  })
})

describe('matching', () => {
  test('sure answers are accepted at once: a transfer, a bill, cheques in one line, a payer’s debts', async () => {
    await spend('EDF', 80, '2026-02-02')
    await pay('transfer', 25, '2026-02-03', 'Paul Girard')
    for (const euros of [12, 30, 8]) await pay('cheque', euros, '2026-02-04')
    const landlord = must(
      await addOrganisation(hub.ctx, { name: 'Habitat Tilleuls', kind: 'landlord', siret: undefined }),
    ).id
    const charge = (label: string, euros: number) => ({
      ...{ who: { organisationId: landlord }, name: 'Habitat Tilleuls', label, amount: cents(euros * 100) },
      ...{
        subject: { kind: 'request' as const, id: newId() },
        creditAccount: '706',
        pillar: 'activities' as const,
        payer: 'landlord' as const,
      },
    })
    must(await openCharges(hub.ctx, [charge('Ménage', 60), charge('Poubelles', 45)]))
    await takeCsv(hub.ctx, account, [
      [day('2026-02-04'), '-80,00', 'PRLV SEPA EDF CLIENTS'],
      [day('2026-02-05'), '25,00', 'VIR RECU GIRARD PAUL'],
      [day('2026-02-06'), '50,00', 'REMISE CHEQUES 0012'],
      [day('2026-02-09'), '105,00', 'VIR HABITAT TILLEULS'],
      [day('2026-02-10'), '-9,90', 'COTISATION CARTE'],
    ])
    const before = must(await accept('sure'))
    expect(before).toEqual({ lines: 4, made: 2, refused: {}, later: 0 })
    expect((await owedBy(hub.ctx, { organisationId: landlord })).total).toBe(0n)
    expect(await hub.ctx.read((tx) => waitingPayments(tx, hub.ctx, { kind: 'cheques' }))).toEqual([])
    expect((await lines()).map(({ label }) => label)).toEqual(['COTISATION CARTE'])
    expect(
      (
        await hub.ctx.read(async (tx) =>
          openEntries(tx, hub.ctx, (await bankAccountById(tx, hub.ctx, account))!),
        )
      ).length,
    ).toBe(0)
  })

  test('an unknown line is noted and learned; the next one is sure', async () => {
    const { line } = await answer('COTISATION')
    const note = (pattern: string) =>
      noteFromLine(hub.ctx, {
        accountId: account,
        lines: [line.id],
        kind: 'bank-fees',
        label: 'Carte du lieu',
        pattern,
      })
    expect(await note('EDF')).toMatchObject({ code: 'pattern_elsewhere', field: 'pattern' })
    expect(await note('!')).toMatchObject({ code: 'pattern_needed' })
    must(await note('Cotisation carte'))
    await takeCsv(hub.ctx, account, [[day('2026-02-20'), '-9,90', 'COTISATION CARTE 02/26']])
    expect((await answer('02/26')).found?.suggestion).toMatchObject({ kind: 'rule', sure: true })
    expect(must(await accept('sure'))).toMatchObject({ lines: 1, made: 1 })
  })

  test('a closed period keeps its entry out, the line stays open and the reason is told', async () => {
    const own = await testHub()
    const there = await someAccount(own.ctx, day('2026-01-01'))
    await takeCsv(own.ctx, there, [
      [day('2026-01-20'), '-7,00', 'PARKING VILLE'],
      [day('2026-02-20'), '-7,00', 'PARKING VILLE'],
    ])
    must(await closeMonths(own.ctx, { through: day('2026-01-31') }))
    const [old, recent] = await own.ctx.read((tx) => openLines(tx, own.ctx, there))
    const note = (id: Id<'BankLine'>) =>
      noteFromLine(own.ctx, {
        accountId: there,
        lines: [id],
        kind: 'vehicle',
        label: 'Parking',
        pattern: 'parking ville',
      })
    expect(await note(old!.id)).toMatchObject({ ok: false, code: 'closed_period' })
    must(await note(recent!.id))
    expect(must(await acceptAnswers(own.ctx, { accountId: there, keys: 'sure' }))).toEqual({
      lines: 0,
      made: 0,
      refused: { closed_period: 1 },
      later: 0,
    })
    expect((await own.ctx.read((tx) => openLines(tx, own.ctx, there))).map(({ id }) => id)).toEqual([old!.id])
    await own.close()
  })

  test('sums that differ are refused, unless the bank kept the little that lacks', async () => {
    await pay('transfer', 40, '2026-02-11', 'Ateliers Rivoire')
    await takeCsv(hub.ctx, account, [[day('2026-02-12'), '39,50', 'VIR INTERNATIONAL']])
    const { line } = await answer('INTERNATIONAL')
    const entry = (await work()).books[0]!
    const match = (fee: boolean) =>
      matchChosen(hub.ctx, {
        accountId: account,
        lines: [line.id],
        entries: [entry.id],
        fee,
        feeLabel: 'Frais',
      })
    expect(await match(false)).toMatchObject({ code: 'not_equal', field: 'entries', short: -50n })
    expect(
      await matchByHand(hub.ctx, { accountId: account, lines: [line.id], entries: [entry.id] }),
    ).toMatchObject({ code: 'not_equal' })
    must(await match(true))
    expect((await lines()).length).toBe(0)
  })

  test('parted, both sides stand open again; matched twice, the second hand is refused', async () => {
    await spend('Affiches', 33, '2026-02-13')
    await takeCsv(hub.ctx, account, [[day('2026-02-14'), '-33,00', 'CB IMPRIMEUR']])
    const { line } = await answer('IMPRIMEUR')
    const entry = (await work()).books.find(({ amount }) => amount === -3300n)!
    const input = { accountId: account, lines: [line.id], entries: [entry.id] }
    const both = await Promise.all([matchByHand(hub.ctx, input), matchByHand(hub.ctx, input)])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    const { rows } = await hub.ctx.read((tx) =>
      tx.execute<{ id: Id<'BankMatch'> }>(
        sql`SELECT match_id AS id FROM bank_lines WHERE hub_id = ${hub.ctx.hub.id} AND id = ${line.id}`,
      ),
    )
    must(await undoMatch(hub.ctx, { matchId: rows[0]!.id }))
    expect(await undoMatch(hub.ctx, { matchId: rows[0]!.id })).toMatchObject({ code: 'not_found' })
    expect((await answer('IMPRIMEUR')).found?.suggestion).toMatchObject({
      kind: 'entries',
      entries: [entry.id],
    })
    must(await accept('sure'))
  })

  test('at any day, what the bank holds, less its open lines, more the open entries, is what the books hold', async () => {
    await spend('Loyer pas encore débité', 860, '2026-02-27')
    for (const on of ['2026-02-03', '2026-02-05', '2026-02-12', '2026-02-27', '2026-03-02'].map(day)) {
      const state = await hub.ctx.read(async (tx) => {
        const one = (await bankAccountById(tx, hub.ctx, account))!
        const sum = (rows: readonly { amount: bigint }[]) =>
          rows.reduce((total, { amount }) => total + amount, 0n)
        return {
          bank: await heldAtBank(tx, hub.ctx, one, on),
          lines: sum(await openLinesOn(tx, hub.ctx, account, on)),
          entries: sum(await openEntriesOn(tx, hub.ctx, one, on)),
          books: await heldInBooks(tx, hub.ctx, one, on),
        }
      })
      expect(state.bank - state.lines + state.entries, on).toBe(state.books)
    }
  })

  test('answers that changed meanwhile are told, and another hub sees nothing', async () => {
    expect(must(await accept(['gone']))).toMatchObject({ lines: 0, refused: { changed_meanwhile: 1 } })
    expect(await accept([])).toMatchObject({ code: 'nothing_chosen' })
    const other = await hub.other('voisin')
    expect(await acceptAnswers(other, { accountId: account, keys: 'sure' })).toMatchObject({
      code: 'not_found',
    })
    expect(await acceptAnswers(hub.as('desk'), { accountId: account, keys: 'sure' })).toMatchObject({
      code: 'not_permitted',
    })
  })
})

describe('remittances', () => {
  const remit = (over: object) =>
    makeRemittance(hub.ctx, {
      kind: 'cheques',
      accountId: account,
      day: day('2026-03-01'),
      paymentIds: [],
      ...over,
    })

  test('a cheque goes once, and waits again when its remittance is taken back', async () => {
    const [a, b] = [await pay('cheque', 15, '2026-02-26'), await pay('cheque', 20, '2026-02-28')]
    expect(await remit({})).toMatchObject({ code: 'nothing_chosen' })
    expect(await remit({ paymentIds: [a, b], day: day('2026-02-27') })).toMatchObject({
      code: 'before_payment',
      field: 'day',
    })
    const both = await Promise.all([remit({ paymentIds: [a, b] }), remit({ paymentIds: [b] })])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    const done = both.find((one) => one.ok)!
    const { number } = must(done)
    expect(number).toMatch(/^B2026-\d{5}$/)
    expect(await remit({ paymentIds: [b] })).toMatchObject({ code: 'not_waiting' })
    expect(await reverseRemittance(hub.ctx, { number, why: ' ' })).toMatchObject({ code: 'required' })
    must(await reverseRemittance(hub.ctx, { number, why: 'Chèque oublié' }))
    expect(await reverseRemittance(hub.ctx, { number, why: 'Encore' })).toMatchObject({
      code: 'already_reversed',
    })
    must(await remit({ paymentIds: [a, b] }))
  })

  test('cash: no more than the till, and the notes must say the same as the sum', async () => {
    await pay('cash', 120, '2026-02-20')
    const cash = (over: object) => remit({ kind: 'cash', ...over })
    expect(await cash({ amount: cents(20_000) })).toMatchObject({ code: 'more_than_till', field: 'amount' })
    expect(await cash({ amount: cents(5_000), cash: { 2000: 2 } })).toMatchObject({ code: 'count_differs' })
    expect(await cash({ amount: cents(0) })).toMatchObject({ code: 'amount_not_positive' })
    must(await cash({ cash: { 2000: 4, 500: 1 } }))
    const { parts } = await cashOn(hub.ctx, hub.ctx.today())
    expect(parts.find((part) => part.account === '530')?.balance).toBe(3_500n)
  })

  test('what the bank kept of cards is its fee, never more than the cards', async () => {
    const card = await pay('card', 50, '2026-02-25')
    const cards = (fee: number) => remit({ kind: 'cards', paymentIds: [card], fee: cents(fee) })
    expect(await cards(5_000)).toMatchObject({ code: 'fee_too_large' })
    must(await cards(45))
    const { rows } = await hub.ctx.read((tx) =>
      tx.execute<{ amount: string }>(
        sql`SELECT amount::text FROM transfers WHERE hub_id = ${hub.ctx.hub.id} AND debit = '627' AND credit = '5115'`,
      ),
    )
    expect(rows).toEqual([{ amount: '45' }])
  })
})
