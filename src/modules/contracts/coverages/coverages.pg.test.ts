import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import { addOrganisation, addPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { sqlState } from '#platform/db/db.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import {
  addCoverage,
  type CoverageInput,
  countUse,
  coveragesFor,
  editCoverage,
  endCoverage,
  giveBackUse,
  holdCoverages,
  namePersonIn,
  shareOut,
} from '../index.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

/** A hub of its own: a CCAS, a person of 80 and one service. */
async function town(slug: string) {
  const ctx = await hub.other(slug)
  const ccas = must(await addOrganisation(ctx, { name: 'CCAS', kind: 'ccas', siret: undefined })).id
  const personId = must(await addPerson(ctx, { firstName: 'Ida', lastName: 'Roux', segment: 'senior' })).id
  const service = { name: 'Courses', activity: 'errands', unit: 'job', minutes: 30 } as const
  const serviceId = must(
    await addService(ctx, { ...service, directCost: cents(0), prices: { senior: cents(2000) } }),
  ).id
  const asked = { personId, serviceId, activity: 'errands', day: ctx.today() } as const
  const terms = (over: Partial<CoverageInput> = {}): CoverageInput => ({
    name: 'Aide du CCAS',
    payerOrganisationId: ccas,
    takes: 'share',
    permille: 500,
    serviceScope: 'all',
    peopleScope: 'segments',
    segments: ['senior'],
    fromDay: day('2026-01-01'),
    ceiling: cents(6000),
    period: 'month',
    rank: 1,
    ...over,
  })
  return { ctx, ccas, personId, serviceId, asked, terms }
}

/** What the counter does: reads what is left under lock, shares, counts. */
const use = (ctx: Ctx, asked: Parameters<typeof coveragesFor>[1], price: number, subjectId: string) =>
  ctx.together((c) =>
    c.tx(async (tx) => {
      const { parts } = shareOut(cents(price), await holdCoverages(tx, c, asked))
      const counted = parts.map((part) => ({ coverageId: part.id as Id<'Coverage'>, amount: part.amount }))
      const { personId } = asked
      await countUse(tx, c, { personId, day: asked.day, subjectId, path: '', label: '', parts: counted })
      return parts.map((part) => part.amount)
    }),
  )

test('a coverage is found with its payer and what is left, in order of rank', async () => {
  const { ctx, asked, terms } = await town('rang')
  const second = must(
    await addCoverage(ctx, terms({ name: 'Fonds', payerOrganisationId: undefined, rank: 2 })),
  )
  const first = must(await addCoverage(ctx, terms()))
  must(await addCoverage(ctx, terms({ name: 'Pour les élèves', segments: ['pupil'] })))
  const found = await coveragesFor(ctx, asked)
  expect(found.map((one) => [one.id, one.payerName, one.ceilingLeft])).toEqual([
    [first.id, 'CCAS', 6000n],
    [second.id, null, 6000n],
  ])
})

test('use lowers what is left of the month, and giving it back raises it again', async () => {
  const { ctx, asked, terms } = await town('usage')
  must(await addCoverage(ctx, terms({ budget: cents(10_000) })))
  expect(await use(ctx, asked, 2000, 'd1')).toEqual([1000n])
  expect(await use(ctx, asked, 20_000, 'd2')).toEqual([5000n])
  const left = async (on = asked.day) => {
    const [one] = await coveragesFor(ctx, { ...asked, day: on })
    return [one!.ceilingLeft, one!.budgetLeft]
  }
  expect(await left()).toEqual([0n, 4000n])
  expect(await left(day('2026-04-01'))).toEqual([6000n, 4000n])
  expect(await left(day('2027-01-01'))).toEqual([6000n, 10_000n])
  await ctx.together((c) => c.tx((tx) => giveBackUse(tx, c, 'd2')))
  await ctx.together((c) => c.tx((tx) => giveBackUse(tx, c, 'd2')))
  expect(await left()).toEqual([5000n, 9000n])
})

test('twelve requests at once never pass the ceiling nor the budget, and the sums equal the uses', async () => {
  const { ctx, ccas, asked, terms } = await town('ensemble')
  must(await addCoverage(ctx, terms()))
  const fund = { name: 'Fonds', payerOrganisationId: undefined, takes: 'rest', amount: cents(100) } as const
  must(await addCoverage(ctx, terms({ ...fund, budget: cents(2500), ceiling: undefined, rank: 2 })))
  const parts = await Promise.all(Array.from({ length: 12 }, (_, i) => use(ctx, asked, 1700, `d${i}`)))
  const sum = (i: number) => parts.reduce((total, part) => total + part[i]!, 0n)
  expect([sum(0), sum(1)]).toEqual([6000n, 2500n])
  const { rows } = await ctx.read((tx) =>
    tx.execute<{ used: string; summed: string }>(sql`
      SELECT t.used::text AS used, (SELECT sum(u.amount) FROM coverage_uses u
        WHERE u.coverage_id = t.coverage_id AND (t.who = '' OR u.person_id::text = t.who))::text AS summed
      FROM coverage_totals t`),
  )
  expect(rows).toHaveLength(8)
  for (const row of rows) expect(row.used).toBe(row.summed)
  const [left] = await coveragesFor(ctx, asked)
  expect(left).toMatchObject({ payerOrganisationId: ccas, ceilingLeft: 0n })
})

test('people named one by one, and a code said aloud', async () => {
  const { ctx, asked, terms, personId } = await town('liste')
  const { id } = must(await addCoverage(ctx, terms({ peopleScope: 'list' })))
  must(await addCoverage(ctx, terms({ peopleScope: 'code', code: 'tilleul-26', rank: 2 })))
  expect(await coveragesFor(ctx, asked)).toEqual([])
  must(await namePersonIn(ctx, { id, personId, named: true }))
  must(await namePersonIn(ctx, { id, personId, named: true }))
  expect((await coveragesFor(ctx, { ...asked, code: 'Tilleul 26' })).map((one) => one.rank)).toEqual([1, 2])
  must(await namePersonIn(ctx, { id, personId, named: false }))
  expect(await coveragesFor(ctx, asked)).toEqual([])
})

test('edited, it changes what comes; ended, it pays until its last day', async () => {
  const { ctx, asked, terms } = await town('fin')
  const { id } = must(await addCoverage(ctx, terms()))
  must(await editCoverage(ctx, { ...terms({ permille: 300 }), id }))
  expect((await coveragesFor(ctx, asked))[0]?.permille).toBe(300)
  expect(await editCoverage(ctx, { ...terms(), id, seenAt: new Date(0) })).toMatchObject({
    code: 'changed_meanwhile',
  })
  must(await endCoverage(ctx, { id, lastDay: asked.day }))
  expect(await coveragesFor(ctx, asked)).toHaveLength(1)
  expect(await coveragesFor(ctx, { ...asked, day: day('2026-03-03') })).toEqual([])
})

test.each([
  ['required', 'name', { name: ' ' }],
  ['share_wrong', 'permille', { permille: 0 }],
  ['share_wrong', 'permille', { permille: 1001 }],
  ['amount_too_small', 'amount', { takes: 'fixed', amount: cents(0) }],
  ['amount_too_small', 'amount', { takes: 'rest', amount: cents(-1) }],
  ['required', 'activities', { serviceScope: 'activities' }],
  ['required', 'serviceIds', { serviceScope: 'services' }],
  ['required', 'segments', { segments: [] }],
  ['required', 'code', { peopleScope: 'code', code: ' - ' }],
  ['fund_employs_nobody', 'peopleScope', { peopleScope: 'employees', payerOrganisationId: undefined }],
  ['ends_before_start', 'toDay', { toDay: day('2025-12-31') }],
  ['amount_too_small', 'ceiling', { ceiling: cents(0) }],
  ['amount_too_small', 'budget', { budget: cents(0) }],
  ['organisation_unknown', 'payerOrganisationId', { payerOrganisationId: newId<'Organisation'>() }],
] as const)('refuses %s in %s', async (code, field, over) => {
  const { ctx, asked, terms } = await town(`refus-${newId().slice(-12)}`)
  expect(await addCoverage(ctx, terms(over as Partial<CoverageInput>))).toEqual({ ok: false, code, field })
  expect(await coveragesFor(ctx, asked)).toEqual([])
})

test('a volunteer agrees on nothing, another hub sees nothing, and uses are append-only', async () => {
  const { ctx, asked, terms } = await town('murs')
  expect(await addCoverage(hub.as('volunteer'), terms())).toMatchObject({ code: 'not_permitted' })
  const { id } = must(await addCoverage(ctx, terms()))
  expect(await endCoverage(hub.ctx, { id, lastDay: asked.day })).toMatchObject({ code: 'not_found' })
  await use(ctx, asked, 2000, 'd1')
  const write = (order: string) => ctx.tx((tx) => tx.execute(sql.raw(order))).catch(sqlState)
  expect(await write('UPDATE coverage_uses SET amount = amount')).toBe('42501')
  expect(await write('DELETE FROM coverage_uses')).toBe('42501')
})

test('the same form sent twice notes one coverage', async () => {
  const { ctx, asked, terms } = await town('deux-fois')
  const input = { ...terms(), idempotencyKey: newId<'Form'>() }
  expect(await addCoverage(ctx, input)).toEqual(await addCoverage(ctx, input))
  expect(await coveragesFor(ctx, asked)).toHaveLength(1)
})
