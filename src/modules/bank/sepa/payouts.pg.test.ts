import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import { reversePayment } from '#modules/money/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { counter } from '#modules/requests/fixtures.ts'
import { followSettled, moveRequest, payRequest } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { brokenIn, keepOurAccount } from './fixtures.ts'
import { type NewHeld, noteHeld, undoHeld } from './held.server.ts'
import { heldAccountsOf, movesPage } from './held-store.server.ts'
import { keepPayee } from './payees.server.ts'
import { runByNumber, transferFile } from './payment-file.server.ts'
import { linesOfPayout, payoutsPage } from './payout-store.server.ts'
import { makePayouts, payPayout, proposePayouts } from './payouts.server.ts'
import { makeTransfers, moveTransfers, whatToPay } from './transfers.server.ts'

const IBAN = 'FR7630006000011234567890189'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const firm = async (c: Ctx, name: string, kind: 'provider' | 'producer' | 'company' = 'provider') =>
  must(await addOrganisation(c, { name, kind, siret: undefined })).id

/** A hub with a firm that does jobs of 33,33 € and keeps 75 %. */
async function works(slug: string) {
  const c = await hub.other(slug)
  const desk = await counter(c)
  const id = await firm(c, 'Bricol’Un')
  const service = {
    name: 'Bricolage',
    activity: 'repairs',
    unit: 'job',
    minutes: 30,
    directCost: cents(500),
  } as const
  const priced = { ...service, prices: { inhabitant: cents(3333) } }
  const serviceId = must(await addService(c, { ...priced, providerShare: 750 })).id
  const job = async (paid = true) => {
    const { id: requestId } = await desk.take({ serviceId })
    must(await moveRequest(c, { requestId, verb: 'assign', assignee: { kind: 'organisation', id } }))
    must(await moveRequest(c, { requestId, verb: 'finish' }))
    return { requestId, ...(paid && must(await payRequest(c, { requestId, means: 'card' }))) }
  }
  return { c, firm: id, job }
}
const onAccount = (c: Ctx, account: string) =>
  c.read(async (tx) => {
    const { rows } = await tx.execute<{ sum: string }>(
      sql`SELECT coalesce(sum(debit - credit), 0)::text AS sum FROM balances WHERE account LIKE ${account}`,
    )
    return Number(rows[0]!.sum)
  })
/** What is kept of each third party and what the ledger says of it, side by side: must be the same. */
async function agrees(c: Ctx) {
  const { rows } = await c.read((tx) =>
    tx.execute<{ kept: string; posted: string }>(sql`
      SELECT h.balance::text AS kept, (SELECT coalesce(sum(CASE WHEN t.credit LIKE '467%' THEN t.amount ELSE 0 END)
          - sum(CASE WHEN t.debit LIKE '467%' THEN t.amount ELSE 0 END), 0) FROM transfers t
        WHERE t.hub_id = h.hub_id AND t.party_id = h.organisation_id::text)::text AS posted
      FROM (SELECT hub_id, organisation_id, sum(balance) AS balance FROM held_accounts GROUP BY 1, 2) h`),
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { kept, posted } of rows) expect(kept).toBe(posted)
}

test('a provider is owed their share of what customers paid, and only the commission stays ours', async () => {
  const { c, firm: id, job } = await works('part')
  await job()
  await job()
  await job(false)
  const [due] = await proposePayouts(c, c.today())
  expect(due).toMatchObject({
    gross: 6666n,
    share: 5000n,
    commission: 1666n,
    waiting: { count: 1, share: 2500n },
  })
  expect(await makePayouts(c, { until: day('2026-03-03'), organisationIds: [id] })).toMatchObject({
    code: 'until_in_future',
  })
  expect(await makePayouts(hub.as('desk'), { until: c.today(), organisationIds: [id] })).toMatchObject({
    code: 'not_permitted',
  })
  const key = '0190a000-0000-7000-8000-0000000000a1'
  const { numbers } = must(
    await makePayouts(c, { until: c.today(), organisationIds: [id], idempotencyKey: key }),
  )
  expect(numbers).toEqual(['RV2026-00001'])
  expect(
    must(await makePayouts(c, { until: c.today(), organisationIds: [id], idempotencyKey: key })).numbers,
  ).toEqual(numbers)
  expect([await onAccount(c, '706'), await onAccount(c, '4671')]).toEqual([-1666, -5000])
  expect(await makePayouts(c, { until: c.today(), organisationIds: [id] })).toMatchObject({
    code: 'nothing_to_pay_out',
  })
  const [payout] = await c.read((tx) => payoutsPage(tx, c.hub.id, { view: 'unpaid' }, null))
  must(await payPayout(c, { id: payout!.id, means: 'cheque', day: c.today(), reference: 'CHQ 12' }))
  expect(await payPayout(c, { id: payout!.id, means: 'cheque', day: c.today() })).toMatchObject({
    code: 'already_paid',
  })
  expect(await onAccount(c, '4671')).toBe(0)
  await agrees(c)
  const { rows: told } = await c.read((tx) =>
    tx.execute(sql`SELECT 1 FROM notices WHERE template = 'payout-sent'`),
  )
  expect(told).toHaveLength(1)
})

test('a customer paid back after the statement is taken back on the next, never below zero', async () => {
  const { c, firm: id, job } = await works('retour')
  const first = await job()
  await job()
  must(await makePayouts(c, { until: c.today(), organisationIds: [id] }))
  const [payment] = (
    await c.read((tx) =>
      tx.execute<{ id: Id<'Payment'> }>(sql`SELECT id FROM payments WHERE subject_id = ${first.requestId}`),
    )
  ).rows
  must(await reversePayment(c, { paymentId: payment!.id, why: 'Travail à refaire' }))
  await followSettled(c)
  expect((await proposePayouts(c, c.today()))[0]).toMatchObject({ share: -2500n, jobs: [] })
  expect(await makePayouts(c, { until: c.today(), organisationIds: [id] })).toMatchObject({
    code: 'nothing_to_pay_out',
  })
  await job()
  await job()
  must(await makePayouts(c, { until: c.today(), organisationIds: [id] }))
  const [last] = await c.read((tx) => payoutsPage(tx, c.hub.id, { view: 'all' }, null))
  const lines = await c.read((tx) => linesOfPayout(tx, c.hub.id, last!.id))
  expect(lines.map((line) => line.share).sort()).toEqual([-2500n, 2500n, 2500n].sort())
  expect(await onAccount(c, '4671')).toBe(-7500)
  // Paid again: it is owed again.
  must(await payRequest(c, { requestId: first.requestId, means: 'cash' }))
  expect((await proposePayouts(c, c.today()))[0]).toMatchObject({ share: 2500n, backs: [] })
  await agrees(c)
})

test('two hands at once make one statement of a provider', async () => {
  const { c, firm: id, job } = await works('deux-mains')
  await job()
  const both = await Promise.all(
    [1, 2].map(() => makePayouts(c, { until: c.today(), organisationIds: [id] })),
  )
  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect(both.find((one) => !one.ok)).toMatchObject({ code: 'nothing_to_pay_out' })
})

test('money held for others: our commission alone is revenue, and never more goes out than came in', async () => {
  const c = await hub.other('tiers')
  const [theatre, post] = [await firm(c, 'Théâtre', 'company'), await firm(c, 'La Poste', 'company')]
  const note = (over: Partial<NewHeld>) =>
    noteHeld(c, {
      ...{ purpose: 'tickets', organisationId: theatre, kind: 'collect', amount: cents(10_000) },
      ...{ means: 'cash', day: c.today(), label: 'Billets du 14 mars', ...over },
    })
  const { id } = must(await note({ commission: cents(800) }))
  expect([await onAccount(c, '4673'), await onAccount(c, '708'), await onAccount(c, '530')]).toEqual([
    -9200, -800, 10_000,
  ])
  const refused: [Partial<NewHeld>, string][] = [
    [{ amount: cents(0) }, 'amount_not_positive'],
    [{ commission: cents(10_000) }, 'commission_too_large'],
    [{ kind: 'pay-over', amount: cents(9201) }, 'more_than_held'],
    [{ kind: 'advance' }, 'kind_unfit'],
    [{ purpose: 'providers' }, 'kept_by_statement'],
    [
      { purpose: 'withdrawals', organisationId: post, kind: 'refund', amount: cents(1) },
      'more_than_advanced',
    ],
    [{ day: day('2026-03-03') }, 'day_in_future'],
  ]
  for (const [over, code] of refused) expect(await note(over)).toMatchObject({ ok: false, code })
  must(await note({ kind: 'pay-over', amount: cents(9200), means: 'transfer' }))
  expect(await undoHeld(c, { id, why: 'Erreur' })).toMatchObject({ code: 'more_than_held' })
  const withdrawal = { purpose: 'withdrawals', organisationId: post, label: 'Retrait' } as const
  must(await note({ ...withdrawal, kind: 'advance', amount: cents(6000) }))
  const back = must(await note({ ...withdrawal, kind: 'refund', amount: cents(6000), means: 'transfer' }))
  expect(await undoHeld(c, { id: back.id, why: ' ' })).toMatchObject({ code: 'required' })
  must(await undoHeld(c, { id: back.id, why: 'Virement d’un autre' }))
  expect(await undoHeld(c, { id: back.id, why: 'Encore' })).toMatchObject({ code: 'already_reversed' })
  const accounts = await c.read((tx) => heldAccountsOf(tx, c.hub.id))
  expect(accounts.map((row) => [row.purpose, row.balance])).toEqual([
    ['tickets', 0n],
    ['withdrawals', -6000n],
  ])
  const moves = await c.read((tx) => movesPage(tx, c.hub.id, 'withdrawals', post, null))
  expect(moves.map((move) => [move.kind, move.balance, move.undone])).toEqual([
    ['undo', -6000n, false],
    ['refund', 0n, true],
    ['advance', -6000n, false],
  ])
  await agrees(c)
})

test('one pays over what is held once, however many hands ask at the same time', async () => {
  const c = await hub.other('concours')
  const organisationId = await firm(c, 'Ferme', 'producer')
  const move = {
    purpose: 'producers',
    organisationId,
    means: 'cash',
    day: c.today(),
    label: 'Paniers',
  } as const
  must(await noteHeld(c, { ...move, kind: 'collect', amount: cents(10_000) }))
  const tried = await Promise.all(
    Array.from({ length: 8 }, () => noteHeld(c, { ...move, kind: 'pay-over', amount: cents(3000) as Cents })),
  )
  expect(tried.filter((one) => one.ok)).toHaveLength(3)
  await agrees(c)
})

test('a run of transfers pays statements and balances, each once, by a file the bank takes', async () => {
  const { c, firm: id, job } = await works('virements')
  await job()
  must(await makePayouts(c, { until: c.today(), organisationIds: [id] }))
  const farm = await firm(c, 'Ferme des Érables', 'producer')
  const sales = {
    purpose: 'producers',
    organisationId: farm,
    means: 'cash',
    day: c.today(),
    label: 'Paniers',
  } as const
  must(await noteHeld(c, { ...sales, kind: 'collect', amount: cents(8000), commission: cents(1200) }))
  const keys = (await whatToPay(c)).map((one) => one.key)
  const run = (over: object = {}) => makeTransfers(c, { executeOn: day('2026-03-03'), keys, ...over })
  expect(await run()).toMatchObject({ code: 'our_iban_missing' })
  await keepOurAccount(c, { iban: IBAN, bic: 'AGRIFRPP' })
  expect(await run({ executeOn: day('2026-03-01') })).toMatchObject({ code: 'day_past', field: 'executeOn' })
  expect(await run({ executeOn: day('2026-03-07') })).toMatchObject({
    code: 'not_a_bank_day',
    field: 'executeOn',
  })
  expect(await run({ keys: [] })).toMatchObject({ code: 'nothing_to_transfer', field: 'keys' })
  expect(await run()).toMatchObject({ code: 'payee_account_missing', field: 'keys' })
  expect(await keepPayee(c, { organisationId: id, iban: 'FR7630006000011234567890188' })).toMatchObject({
    code: 'iban_wrong',
  })
  for (const organisationId of [id, farm]) must(await keepPayee(c, { organisationId, iban: IBAN }))
  const made = must(await run())
  expect(await whatToPay(c)).toEqual([])
  expect(await run()).toMatchObject({ code: 'nothing_to_transfer' })
  const found = await runByNumber(c, made.number)
  if (found?.kind !== 'transfers') throw new Error('no run')
  for (const format of ['pain.001.001.03', 'pain.001.001.09'] as const) {
    const xml = await transferFile(c, found.run, format)
    expect(await brokenIn(xml, format)).toEqual([])
    expect(xml).toContain('<CtrlSum>93.00</CtrlSum>')
  }
  expect(await moveTransfers(c, { id: made.id, verb: 'settle' })).toMatchObject({
    code: 'too_early_to_execute',
  })
  hub.clock.set(new Date('2026-03-03T09:00:00Z'))
  must(await moveTransfers(c, { id: made.id, verb: 'settle' }))
  expect(await moveTransfers(c, { id: made.id, verb: 'settle' })).toMatchObject({
    code: 'not_from_this_state',
  })
  expect([await onAccount(c, '467%'), await onAccount(c, '512')]).toEqual([0, -9300])
  await agrees(c)
  // The bank sent one back: undone, it waits to be paid again.
  const [paid] = await c.read((tx) => movesPage(tx, c.hub.id, 'providers', id, null))
  must(await undoHeld(c, { id: paid!.id, why: 'Compte clos' }))
  expect((await whatToPay(c)).map((one) => one.kind)).toEqual(['payout'])
  hub.clock.set(new Date('2026-03-02T09:00:00Z'))
})
