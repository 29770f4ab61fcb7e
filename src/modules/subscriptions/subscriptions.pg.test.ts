import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Day, day } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addOrganisation, addPerson } from '#modules/people/index.server.ts'
import {
  addPlan,
  changePlan,
  editPlan,
  keepSubscription,
  liveSubscriptionDay,
  ownSubscriptions,
  type PlanInput,
  pauseSubscription,
  resumeSubscription,
  retirePlan,
  startSubscription,
  stopSubscription,
} from '#modules/subscriptions/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const plan = (over: Partial<PlanInput> = {}): PlanInput => ({
  ...{ name: 'Coup de main', about: '', every: 'month', aligned: true, price: cents(3100), vatRate: null },
  ...{ unit: 'visits', included: 2, scope: '', keptFor: 0, termMonths: null, noticeDays: 0, ...over },
})
/** Lives the mornings of several days, as the task does. */
async function live(ctx: Ctx, ...days: string[]) {
  for (const one of days) {
    hub.clock.set(new Date(`${one}T06:00:00Z`))
    await liveSubscriptionDay(ctx)
  }
}
async function begin(slug: string, input: Partial<PlanInput> = {}, startsOn: Day = day('2026-03-02')) {
  hub.clock.set(new Date('2026-03-02T09:00:00Z'))
  const ctx = await hub.other(slug)
  const { id: planId } = must(await addPlan(ctx, plan(input)))
  const { id: personId } = must(
    await addPerson(ctx, {
      firstName: 'Zoé',
      lastName: 'Lefèvre',
      segment: 'senior',
      email: 'zoe@exemple.fr',
    }),
  )
  const { id } = must(await startSubscription(ctx, { planId, personId, startsOn }))
  return { ctx, planId, personId, id }
}
const rows = <T extends Record<string, unknown>>(ctx: Ctx, query: ReturnType<typeof sql>) =>
  ctx.read(async (tx) => (await tx.execute<T>(query)).rows)
const charged = async (ctx: Ctx) =>
  (await rows<{ amount: number }>(ctx, sql`SELECT amount::int FROM charges ORDER BY day, id`)).map(
    (one) => one.amount,
  )
const visits = async (ctx: Ctx) =>
  (
    await rows<{ left: number; until: string }>(
      ctx,
      sql`SELECT remaining AS left, expires_on::text AS until FROM wallet_lots ORDER BY id`,
    )
  ).map(({ left, until }) => `${left} ${until}`)

test('a month begun is owed by its days and brings its visits; each morning opens what begins, once', async () => {
  const { ctx, personId } = await begin('mois')
  expect(await charged(ctx)).toEqual([3000])
  expect(await visits(ctx)).toEqual(['2 2026-03-31'])
  await live(ctx, '2026-03-03', '2026-04-01', '2026-04-01', '2026-04-02')
  expect(await charged(ctx)).toEqual([3000, 3100])
  expect(await visits(ctx)).toEqual(['2 2026-03-31', '2 2026-04-30'])
  await live(ctx, '2026-07-15')
  expect(await charged(ctx)).toEqual([3000, 3100, 3100, 3100, 3100])
  // Months slept through are owed, but their visits are past.
  expect(await visits(ctx)).toHaveLength(3)
  expect(await ownSubscriptions(ctx, [personId])).toMatchObject([{ number: 'AB2026-001', price: 3100n }])
})

test('two mornings at once bill once', async () => {
  const { ctx } = await begin('deux-matins')
  hub.clock.set(new Date('2026-04-01T06:00:00Z'))
  await Promise.all(Array.from({ length: 6 }, () => liveSubscriptionDay(ctx)))
  expect(await charged(ctx)).toEqual([3000, 3100])
})

test('days of a pause are not owed; those paid already lower the next bill', async () => {
  const { ctx, id } = await begin('pause', {}, day('2026-03-01'))
  const pause = (over: object) =>
    pauseSubscription(ctx, { id, fromDay: day('2026-03-17'), why: 'Vacances', ...over })
  expect(await pause({ why: ' ' })).toMatchObject({ code: 'required' })
  expect(await pause({ fromDay: day('2026-03-01') })).toMatchObject({ code: 'day_past' })
  expect(await pause({ toDay: day('2026-03-16') })).toMatchObject({ code: 'days_reversed' })
  must(await pause({}))
  expect(await pause({ fromDay: day('2026-05-01') })).toMatchObject({ code: 'pause_overlaps' })
  await live(ctx, '2026-04-01')
  expect(await charged(ctx)).toEqual([3100])
  hub.clock.set(new Date('2026-04-11T09:00:00Z'))
  must(await resumeSubscription(ctx, { id }))
  expect(await resumeSubscription(ctx, { id })).toMatchObject({ code: 'not_paused' })
  await live(ctx, '2026-05-01')
  // 15 days of March were paid for nothing (15 €); 20 days of April, told resumed after its bill, are not asked again.
  expect(await charged(ctx)).toEqual([3100, 3100])
})

test('another plan begins with the next period, at its own price; those who subscribed before keep theirs', async () => {
  const { ctx, id, planId } = await begin('formule')
  const { id: other } = must(await addPlan(ctx, plan({ name: 'Grand', price: cents(5000), included: 5 })))
  expect(await changePlan(ctx, { id, planId })).toMatchObject({ code: 'same_plan' })
  must(await changePlan(ctx, { id, planId: other }))
  must(await editPlan(ctx, { ...plan({ name: 'Grand', price: cents(9900) }), id: other }))
  must(await retirePlan(ctx, { id: planId, retired: true }))
  expect(await changePlan(ctx, { id, planId })).toMatchObject({ code: 'plan_retired' })
  await live(ctx, '2026-04-01')
  expect(await charged(ctx)).toEqual([3000, 5000])
  expect(await visits(ctx)).toEqual(['2 2026-03-31', '5 2026-04-30'])
})

test('without a term it stops at the end of the period, and may be kept until then', async () => {
  const { ctx, id, personId } = await begin('fin')
  must(await stopSubscription(ctx, { id }))
  expect(await stopSubscription(ctx, { id })).toMatchObject({ code: 'already_stopping' })
  must(await keepSubscription(ctx, { id }))
  expect(await keepSubscription(ctx, { id })).toMatchObject({ code: 'not_stopping' })
  must(await stopSubscription(ctx, { id, why: 'Déménage' }))
  await live(ctx, '2026-03-31', '2026-04-01')
  expect(await charged(ctx)).toEqual([3000])
  expect(await ownSubscriptions(ctx, [personId])).toEqual([])
  expect(await stopSubscription(ctx, { id })).toMatchObject({ code: 'ended' })
})

test('a term is told in its window, once, and goes on; told too late it may be left at any time (L215-1)', async () => {
  const yearly = {
    every: 'year',
    aligned: false,
    price: cents(12_000),
    termMonths: 12,
    noticeDays: 30,
  } as const
  const { ctx, id } = await begin('terme', yearly)
  const told = () =>
    rows<{ day: string; late: boolean }>(
      ctx,
      sql`SELECT day::text, late FROM subscription_moves WHERE verb = 'told' ORDER BY id`,
    )
  // Ends on 1 March 2027, refused by 30 January: told from 30 October.
  await live(ctx, '2026-10-29')
  expect(await told()).toEqual([])
  await live(ctx, '2026-10-30', '2026-10-31')
  expect(await told()).toEqual([{ day: '2027-03-01', late: false }])
  const said = await rows<{ body: string }>(
    ctx,
    sql`SELECT body FROM notices WHERE template = 'subscription-renewal'`,
  )
  expect(said).toHaveLength(1)
  expect(said[0]!.body).toMatch(/au plus tard le sam\.\s30\sjanv\.\s2027/)
  hub.clock.set(new Date('2027-02-10T09:00:00Z'))
  expect(await stopSubscription(ctx, { id })).toMatchObject({ code: 'too_late_to_refuse' })
  expect(await stopSubscription(ctx, { id, early: true })).toMatchObject({ code: 'required', field: 'why' })
  await live(ctx, '2027-03-02')
  expect(await charged(ctx)).toEqual([12_000, 12_000])
  // The task slept through the window: what follows is told late, and may be left with the period.
  await live(ctx, '2028-01-15')
  expect((await told()).at(-1)).toEqual({ day: '2028-03-01', late: true })
  await live(ctx, '2028-03-02')
  must(await stopSubscription(ctx, { id }))
  expect(await rows(ctx, sql`SELECT ends_on::text FROM subscriptions`)).toEqual([{ ends_on: '2029-03-01' }])
})

test('an organisation that pays is charged for whoever is served', async () => {
  const { ctx, planId } = await begin('employeur')
  const payer = must(await addOrganisation(ctx, { name: 'Rivoire', kind: 'company' })).id
  const { id: personId } = must(await addPerson(ctx, { lastName: 'Salarié', segment: 'employee' }))
  must(
    await startSubscription(ctx, {
      planId,
      personId,
      payerOrganisationId: payer,
      startsOn: day('2026-03-02'),
    }),
  )
  expect(
    await rows(
      ctx,
      sql`SELECT party_name, label, pillar, payer FROM charges WHERE organisation_id IS NOT NULL`,
    ),
  ).toEqual([
    {
      ...{ party_name: 'Rivoire', pillar: 'private', payer: 'company' },
      label: 'Coup de main, du 02/03/2026 au 31/03/2026, pour Salarié',
    },
  ])
})

test.each([
  ['required', { name: ' ' }],
  ['amount_too_small', { price: cents(-1) }],
  ['included_needed', { included: 0 }],
  ['nothing_held', { unit: null, price: cents(0) }],
  ['notice_too_long', { termMonths: 1, noticeDays: 28 }],
] as const)('a plan is refused: %s', async (code, over) => {
  expect(await addPlan(hub.ctx, plan(over))).toMatchObject({ code })
})

test('who may not, and what is not there', async () => {
  hub.clock.set(new Date('2026-03-02T09:00:00Z'))
  const { ctx } = hub
  const { id: planId } = must(await addPlan(ctx, plan()))
  const { id: personId } = must(await addPerson(ctx, { lastName: 'Seul', segment: 'senior' }))
  const input = { planId, personId, startsOn: day('2026-03-02') }
  expect(await startSubscription(hub.as('driver'), input)).toMatchObject({ code: 'not_permitted' })
  expect(await addPlan(hub.as('desk'), plan())).toMatchObject({ code: 'not_permitted' })
  expect(await startSubscription(ctx, { ...input, planId: newId() })).toMatchObject({ code: 'plan_unknown' })
  expect(await startSubscription(ctx, { ...input, personId: newId() })).toMatchObject({
    code: 'person_unknown',
  })
  expect(await startSubscription(ctx, { ...input, startsOn: day('2024-01-01') })).toMatchObject({
    code: 'too_long_ago',
  })
  const twice = { ...input, idempotencyKey: newId() }
  const [first, second] = [
    must(await startSubscription(ctx, twice)),
    must(await startSubscription(ctx, twice)),
  ]
  expect(second).toEqual(first)
})
