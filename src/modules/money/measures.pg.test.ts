import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { type NewOperation, recordOperation, reverseOperation } from './index.server.ts'
import { moneyMeasures } from './measures.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

/** A measure as it stood at the end of a day, by its contract alone. */
async function figure(ctx: Ctx, id: string, on: Day, known: Day = on): Promise<number | null> {
  const measure = moneyMeasures.find((m) => m.id === `money.${id}`)!
  const from =
    measure.window === 'to-date' ? '0001-01-01' : addDays(on, 1 - (measure.window as { days: number }).days)
  const rows = measure.rows({
    from: sql`${from}::date`,
    to: sql`${on}::date`,
    until: sql`(${addDays(known, 1)}::date::timestamp AT TIME ZONE 'Europe/Paris')`,
  })
  return await ctx.read(async (tx) => {
    const answer = await tx.execute<{ value: string | number | null }>(
      sql`SELECT ${measure.value} AS value, ${measure.sample} AS sample FROM (${rows}) r`,
    )
    const value = answer.rows[0]!.value
    return value === null ? null : Number(value)
  })
}

const today = day('2026-03-02')
const organisation = newId<'Organisation'>()
const record = async (
  ctx: Ctx,
  kind: NewOperation['kind'],
  euros: number,
  over: Partial<NewOperation> = {},
) =>
  must(
    await recordOperation(ctx, {
      kind,
      amount: cents(euros * 100),
      day: day('2026-02-20'),
      label: kind,
      ...over,
    }),
  )

test('nothing recorded: shares are unknown, not zero', async () => {
  const ctx = await hub.other('vide')
  for (const id of ['earned-share', 'grant-share', 'first-funder-share', 'concentration', 'months-of-cash'])
    expect(await figure(ctx, id, today)).toBeNull()
})

test('a small ledger by hand', async () => {
  const ctx = await hub.other('main')
  const metropole: Id<'Organisation'> = organisation
  const foundation = newId<'Organisation'>()
  await record(ctx, 'opening-bank', 1000)
  await record(ctx, 'services', 300)
  await record(ctx, 'membership', 100)
  await record(ctx, 'other-income', 50)
  await record(ctx, 'gift', 50)
  await record(ctx, 'grant', 400, { organisationId: metropole })
  await record(ctx, 'foundation', 100, { organisationId: foundation })
  await record(ctx, 'rent', 450)
  await record(ctx, 'volunteering', 5000, { organisationId: foundation })
  await record(ctx, 'deposit-cash', 20)
  // 1000 of products: 300 + 100 + 50 earned, 400 of grants.
  expect(await figure(ctx, 'revenue', today)).toBe(100000)
  expect(await figure(ctx, 'revenue-by-payer', today)).toBe(100000)
  expect(await figure(ctx, 'earned-share', today)).toBeCloseTo(0.45)
  expect(await figure(ctx, 'grant-share', today)).toBeCloseTo(0.4)
  expect(await figure(ctx, 'first-funder-share', today)).toBeCloseTo(0.4)
  // Funders 400 and 100 of 500: 0.8² + 0.2².
  expect(await figure(ctx, 'concentration', today)).toBeCloseTo(0.68)
  expect(await figure(ctx, 'cash', today)).toBe(155000)
  // 450 in 90 days is 150 a month.
  expect(await figure(ctx, 'months-of-cash', today)).toBeCloseTo(1550 / 150)
  expect(await figure(ctx, 'costs', today)).toBe(45000)
})

test('a reversal subtracts from every figure', async () => {
  const ctx = await hub.other('contre')
  await record(ctx, 'services', 300)
  const slip = await record(ctx, 'grant', 900, { organisationId: organisation })
  await record(ctx, 'rent', 30)
  const paidTwice = await record(ctx, 'rent', 30)
  expect(await figure(ctx, 'grant-share', today)).toBeCloseTo(0.75)
  must(await reverseOperation(ctx, { entryId: slip.entryId, why: 'Pas encore reçue' }))
  must(await reverseOperation(ctx, { entryId: paidTwice.entryId, why: 'En double' }))
  expect(await figure(ctx, 'revenue', today)).toBe(30000)
  expect(await figure(ctx, 'earned-share', today)).toBe(1)
  expect(await figure(ctx, 'grant-share', today)).toBe(0)
  expect(await figure(ctx, 'first-funder-share', today)).toBe(0)
  expect(await figure(ctx, 'concentration', today)).toBeNull()
  expect(await figure(ctx, 'cash', today)).toBe(27000)
  expect(await figure(ctx, 'costs', today)).toBe(3000)
  expect(await figure(ctx, 'months-of-cash', today)).toBeCloseTo(27)
})

test('what is recorded later was not known that day, and a year ends', async () => {
  const ctx = await hub.other('tard')
  await record(ctx, 'services', 100, { day: day('2025-03-10') })
  hub.clock.set(new Date('2026-03-05T09:00:00Z'))
  await record(ctx, 'services', 200, { day: day('2026-03-01') })
  const [before, after] = [day('2026-03-04'), day('2026-03-05')]
  expect(await figure(ctx, 'revenue', day('2026-03-01'))).toBeNull()
  expect(await figure(ctx, 'revenue', before)).toBe(10000)
  expect(await figure(ctx, 'revenue', before, after)).toBe(30000)
  expect(await figure(ctx, 'cash', before)).toBe(10000)
  expect(await figure(ctx, 'cash', after)).toBe(30000)
  expect(await figure(ctx, 'revenue', day('2026-03-10'))).toBe(20000)
})
