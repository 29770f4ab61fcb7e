import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addCoverage, coveragesFor } from '#modules/contracts/index.server.ts'
import { chargesOf, owedBy, paymentsOf, reversePayment, settleCharges } from '#modules/money/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { type Counter, counter } from '../fixtures.ts'
import { movesOf, requestById } from '../store.server.ts'
import { moveRequest } from '../use-cases/move-request.server.ts'
import { payRequest, undoPayment } from '../use-cases/pay-request.server.ts'
import { shareRequest } from '../use-cases/share-request.server.ts'
import { takeAndSettle, takeRequest } from '../use-cases/take-request.server.ts'
import type { Sharing } from './share.server.ts'
import { sharesOfRequests } from './store.server.ts'
import { followSettled } from './task.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

let ctx: Ctx
let desk: Counter
let ccas: Id<'Organisation'>
let aid: Id<'Coverage'>
let n = 0
/** Each test in a hub of its own: a CCAS pays half of a basket of 12,50 €, 20 € a month at most; a fund the rest above 3 €. */
beforeEach(async () => {
  ctx = await hub.other(`parts-${++n}`)
  desk = await counter(ctx)
  ccas = must(await addOrganisation(ctx, { name: 'CCAS', kind: 'ccas', siret: undefined })).id
  const terms = { serviceScope: 'all', peopleScope: 'everybody', fromDay: day('2026-01-01') } as const
  const half = { name: 'Aide du CCAS', payerOrganisationId: ccas, takes: 'share', permille: 500 } as const
  aid = must(await addCoverage(ctx, { ...terms, ...half, ceiling: cents(2000), period: 'month', rank: 1 })).id
  const rest = { name: 'Fonds de solidarité', takes: 'rest', amount: cents(300) } as const
  must(await addCoverage(ctx, { ...terms, ...rest, budget: cents(10_000), rank: 2 }))
})

const read = async (id: Id<'Request'>) => (await ctx.read((tx) => requestById(tx, ctx.hub.id, id)))!
const shares = async (id: Id<'Request'>) =>
  (await ctx.read((tx) => sharesOfRequests(tx, ctx.hub.id, [id]))).map((one) => [
    one.kind,
    Number(one.amount),
  ])
const history = async (id: Id<'Request'>) =>
  (await ctx.read((tx) => movesOf(tx, ctx.hub.id, id))).map((move) => move.verb).reverse()
const owed = async (id: Id<'Request'>) =>
  (await chargesOf(ctx, { kind: 'request', id })).map((one) => [
    one.personId ? 'person' : one.partyName,
    Number(one.outstanding),
  ])
const move = async (requestId: Id<'Request'>, verb: 'finish' | 'reopen' | 'cancel' | 'close', why?: string) =>
  must(await moveRequest(ctx, { requestId, verb, why }))
const left = async () => {
  const asked = { personId: desk.personId, serviceId: desk.basketId, activity: 'errands' } as const
  const [one, two] = await coveragesFor(ctx, { ...asked, day: ctx.today() })
  return [Number(one?.ceilingLeft), Number(two?.budgetLeft)]
}
const byHand = (lines: [Id<'Organisation'> | 'aid', string][], why = 'accord du CCAS'): Sharing => ({
  by: 'hand',
  why,
  shares: lines.map(([payer, typed]) =>
    payer === 'aid' ? { coverageId: aid, typed } : { organisationId: payer, typed },
  ),
})

test('three purses pay one basket: shared when taken, owed when done, paid when the last has paid', async () => {
  const { id } = await desk.take()
  expect(await shares(id)).toEqual([
    ['organisation', 625],
    ['fund', 325],
    ['served', 300],
  ])
  expect(await left()).toEqual([1375, 9675])
  expect(await owed(id)).toEqual([])
  await move(id, 'finish')
  expect(await read(id)).toMatchObject({ state: 'done', phase: 'collect' })
  expect(await owed(id)).toEqual([
    ['CCAS', 625],
    ['person', 300],
  ])
  must(await payRequest(ctx, { requestId: id, means: 'cash' }))
  expect(await read(id)).toMatchObject({ state: 'done', phase: 'billed' })
  const { charges } = await owedBy(ctx, { organisationId: ccas })
  must(await settleCharges(ctx, { chargeIds: charges.map((one) => one.id), means: 'transfer' }))
  expect(await followSettled(ctx)).toBe(1)
  expect(await followSettled(ctx)).toBe(0)
  expect(await read(id)).toMatchObject({ state: 'paid', phase: 'over' })
  expect((await paymentsOf(ctx, 'request', id)).map((one) => [one.payerName, Number(one.amount)])).toEqual([
    ['Zoé Lefèvre', 300],
    ['CCAS', 625],
  ])
  expect(await history(id)).toEqual(['receive', 'finish', 'collect', 'pay'])
})

test('taken, done and paid at once at the counter, the person pays their part only', async () => {
  const taken = must(
    await takeAndSettle(
      ctx,
      { personId: desk.personId, serviceId: desk.basketId, quantity: 1, channel: 'counter' },
      { means: 'card' },
    ),
  )
  expect(await read(taken.id)).toMatchObject({ state: 'done', phase: 'billed' })
  expect((await paymentsOf(ctx, 'request', taken.id)).map((one) => Number(one.amount))).toEqual([300])
})

test('past the ceiling the next purse pays more, and the reason is kept', async () => {
  await desk.take({ quantity: 3 })
  const { id } = await desk.take({ quantity: 1 })
  expect(await shares(id)).toEqual([
    ['organisation', 125],
    ['fund', 825],
    ['served', 300],
  ])
  const [first] = await ctx.read((tx) => sharesOfRequests(tx, ctx.hub.id, [id]))
  expect(first).toMatchObject({ heldBy: 'ceiling', period: 'month', takes: 'share', permille: 500 })
})

test('ten requests at once never pass the ceiling, and each sums to its price', async () => {
  const taken = await Promise.all(Array.from({ length: 10 }, () => desk.take()))
  const all = await ctx.read((tx) =>
    sharesOfRequests(
      tx,
      ctx.hub.id,
      taken.map((one) => one.id),
    ),
  )
  for (const those of Map.groupBy(all, (one) => one.requestId).values())
    expect(add(...those.map((one) => one.amount))).toBe(1250n)
  expect(add(...all.filter((one) => one.coverageId === aid).map((one) => one.amount))).toBe(2000n)
  expect((await left())[0]).toBe(0)
})

test('cancelled, what was counted is given back; reopened, it is counted again', async () => {
  const { id } = await desk.take()
  await move(id, 'cancel', 'plus besoin')
  expect(await left()).toEqual([2000, 10_000])
  await move(id, 'reopen')
  expect(await left()).toEqual([1375, 9675])
  await move(id, 'finish')
  await move(id, 'reopen')
  expect(await owed(id)).toEqual([])
  await move(id, 'finish')
  expect(await owed(id)).toHaveLength(2)
})

test('another price is shared anew by the rules, and the history tells it', async () => {
  const { id } = await desk.take()
  must(await moveRequest(ctx, { requestId: id, verb: 'quote', price: cents(2000), why: 'deux trajets' }))
  expect(await shares(id)).toEqual([
    ['organisation', 1000],
    ['fund', 700],
    ['served', 300],
  ])
  expect(await left()).toEqual([1000, 9300])
  const [line] = await ctx.read((tx) => movesOf(tx, ctx.hub.id, id))
  const told = (await ctx.read((tx) => movesOf(tx, ctx.hub.id, id))).find((one) => one.verb === 'share')
  expect(line).toBeDefined()
  expect(told?.why).toMatch(/CCAS 10,00.€, Fonds de solidarité 7,00.€, reste 3,00.€/)
})

test('by hand, in amounts and percents, with a reason; another price keeps the parts', async () => {
  const { id } = await desk.take({
    sharing: byHand([
      ['aid', '2'],
      [desk.landlordId, '40 %'],
    ]),
  })
  expect(await shares(id)).toEqual([
    ['organisation', 200],
    ['organisation', 500],
    ['served', 550],
  ])
  expect((await left())[0]).toBe(1800)
  must(await moveRequest(ctx, { requestId: id, verb: 'quote', price: cents(2500), why: 'deux trajets' }))
  expect(await shares(id)).toEqual([
    ['organisation', 400],
    ['organisation', 1000],
    ['served', 1100],
  ])
})

test.each([
  ['share_why_needed', 'shareWhy', () => byHand([['aid', '2']], ' ')],
  ['more_than_price', 'shares', () => byHand([['aid', '12,51']])],
  ['not_a_share', 'share-0', () => byHand([['aid', 'deux']])],
  [
    'organisation_unknown',
    'share-1',
    () =>
      byHand([
        ['aid', '1'],
        [aid as never, '2'],
      ]),
  ],
] as const)('a sharing by hand is refused: %s, and nothing is counted', async (code, field, sharing) => {
  const input = {
    personId: desk.personId,
    serviceId: desk.basketId,
    quantity: 1,
    channel: 'counter',
  } as const
  expect(await takeRequest(ctx, { ...input, sharing: sharing() })).toEqual({ ok: false, code, field })
  expect(await left()).toEqual([2000, 10_000])
})

test('by hand too, no ceiling is passed', async () => {
  const { id } = await desk.take({ quantity: 10, sharing: { by: 'served' } })
  expect(await shares(id)).toEqual([])
  const over = await shareRequest(ctx, { requestId: id, sharing: byHand([['aid', '20,01']]) })
  expect(over).toEqual({ ok: false, code: 'over_ceiling', field: 'share-0' })
  must(await shareRequest(ctx, { requestId: id, sharing: byHand([['aid', '20']]) }))
  expect(await shares(id)).toEqual([
    ['organisation', 2000],
    ['served', 10_500],
  ])
})

test('changed once done, what each owes is opened anew; once somebody paid, it is refused', async () => {
  const { id } = await desk.take()
  await move(id, 'finish')
  must(await shareRequest(ctx, { requestId: id, sharing: byHand([[ccas, '100 %']]) }))
  expect(await owed(id)).toEqual([['CCAS', 1250]])
  expect(await read(id)).toMatchObject({ phase: 'billed' })
  must(await shareRequest(ctx, { requestId: id, sharing: { by: 'rules' } }))
  must(await payRequest(ctx, { requestId: id, means: 'cash' }))
  const late = await shareRequest(ctx, { requestId: id, sharing: { by: 'served' } })
  expect(late).toMatchObject({ code: 'still_paid' })
  expect(await history(id)).toEqual(['receive', 'finish', 'share', 'share', 'collect'])
})

test('a whole price covered by the fund is owed by nobody: done, it is closed', async () => {
  const fund = { name: 'Tout', takes: 'share', permille: 1000, rank: 0 } as const
  const terms = { serviceScope: 'all', peopleScope: 'everybody', fromDay: day('2026-01-01') } as const
  must(await addCoverage(ctx, { ...terms, ...fund }))
  const { id } = await desk.take()
  await move(id, 'finish')
  expect(await read(id)).toMatchObject({ state: 'closed', phase: 'over' })
  expect(await owed(id)).toEqual([])
})

test('a payment taken back at the request reopens that part only', async () => {
  const { id } = await desk.take()
  await move(id, 'finish')
  must(await payRequest(ctx, { requestId: id, means: 'cash' }))
  must(await payRequest(ctx, { requestId: id, means: 'transfer', payerOrganisationId: ccas }))
  expect(await read(id)).toMatchObject({ state: 'paid' })
  must(await undoPayment(ctx, { requestId: id, why: 'virement rejeté' }))
  expect(await read(id)).toMatchObject({ state: 'done', phase: 'billed', paidAt: null })
  must(await undoPayment(ctx, { requestId: id, why: 'erreur' }))
  expect(await read(id)).toMatchObject({ state: 'done', phase: 'collect' })
  expect(await undoPayment(ctx, { requestId: id, why: 'encore' })).toMatchObject({ code: 'nothing_to_pay' })
  expect(await owed(id)).toEqual([
    ['CCAS', 625],
    ['person', 300],
  ])
})

test('one transfer for two requests is taken back from its receipt, and both are awaited again', async () => {
  const both = [await desk.take(), await desk.take()]
  for (const { id } of both) await move(id, 'finish')
  for (const { id } of both) must(await payRequest(ctx, { requestId: id, means: 'cash' }))
  const { charges } = await owedBy(ctx, { organisationId: ccas })
  const chargeIds = charges.map((one) => one.id)
  const paid = must(await settleCharges(ctx, { chargeIds, means: 'transfer' }))
  expect(await followSettled(ctx)).toBe(2)
  const { id } = both[0]!
  expect(await undoPayment(ctx, { requestId: id, why: 'x' })).toMatchObject({ code: 'grouped_payment' })
  must(await reversePayment(ctx, { paymentId: paid.paymentId, why: 'rejeté' }))
  expect(await followSettled(ctx)).toBe(2)
  for (const one of both) expect(await read(one.id)).toMatchObject({ state: 'done', phase: 'billed' })
})

test('given up, what is left is no longer owed, what was paid stays, and the ceiling is freed', async () => {
  const { id } = await desk.take()
  await move(id, 'finish')
  must(await payRequest(ctx, { requestId: id, means: 'cash' }))
  await move(id, 'close', 'le CCAS ne paiera pas')
  expect(await read(id)).toMatchObject({ state: 'closed' })
  expect((await owedBy(ctx, { organisationId: ccas })).total).toBe(0n)
  expect(await left()).toEqual([2000, 9675])
  const again = await moveRequest(ctx, { requestId: id, verb: 'reopen' })
  expect(again).toMatchObject({ code: 'still_paid' })
})

test('two hands collecting at once take the person’s part once', async () => {
  const { id } = await desk.take()
  await move(id, 'finish')
  const means = ['cash', 'card'] as const
  const both = await Promise.all(means.map((one) => payRequest(ctx, { requestId: id, means: one })))
  // The second does not pay for the CCAS by mistake.
  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect(both.find((one) => !one.ok)).toMatchObject({ code: 'choose_payer' })
  expect((await paymentsOf(ctx, 'request', id)).map((one) => Number(one.amount))).toEqual([300])
})

test('a request finished before charges were kept is still collected, and taken back', async () => {
  const { id } = await desk.take({ sharing: { by: 'served' } })
  await move(id, 'finish')
  const drop = sql`DELETE FROM charges WHERE subject_id = ${id}`
  await ctx.tx((tx) => tx.execute(drop))
  must(await payRequest(ctx, { requestId: id, means: 'cash' }))
  expect(await read(id)).toMatchObject({ state: 'paid' })
  must(await undoPayment(ctx, { requestId: id, why: 'erreur' }))
  expect(await read(id)).toMatchObject({ state: 'done', phase: 'collect' })
})

test('the migration opens what was owed before, in the name of who pays', async () => {
  const old = await testHub()
  ctx = old.ctx
  desk = await counter(ctx)
  const mine = await desk.take()
  const theirs = await desk.take({ payerOrganisationId: desk.landlordId })
  for (const { id } of [mine, theirs]) await move(id, 'finish')
  const client = new pg.Client(old.config)
  await client.connect()
  await client.query(`DELETE FROM charges`)
  await client.query(`UPDATE requests SET phase = 'collect'`)
  const steps = (await readFile('db/migrations/0003_desk_whole.sql', 'utf8')).split(
    '--> statement-breakpoint',
  )
  for (const step of steps)
    if (/INSERT INTO "charges"|SET "phase" = 'billed'/.test(step)) await client.query(step)
  await client.end()
  expect(await owed(mine.id)).toEqual([['person', 1250]])
  expect(await owed(theirs.id)).toEqual([['Habitat Tilleuls', 1250]])
  expect([(await read(mine.id)).phase, (await read(theirs.id)).phase]).toEqual(['collect', 'billed'])
  await old.close()
})
