import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day, instantOf } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService, listServices } from '#modules/catalogue/index.server.ts'
import {
  addContract,
  addRecurrence,
  type RecurrenceInput,
  recurringWork,
  signContract,
  terminateContract,
  writeException,
} from '#modules/contracts/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { generateSeason, moveRequest, takeRequest } from '#modules/requests/index.server.ts'
import { requests } from '#modules/requests/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const MONDAY = day('2026-03-02')
const fresh = async (slug: string) => {
  hub.clock.set(instantOf(MONDAY, 600, 'Europe/Paris'))
  const ctx = await hub.other(slug)
  const service = { activity: 'building-service', unit: 'job', minutes: 45, directCost: cents(2000) } as const
  const serviceId = must(
    await addService(ctx, {
      ...service,
      name: 'Local à poubelles',
      prices: { 'building-manager': cents(4800) },
    }),
  ).id
  const organisationId = must(
    await addOrganisation(ctx, { name: 'Syndic', kind: 'building-manager', siret: undefined }),
  ).id
  return { ctx, serviceId, organisationId }
}
type Place = Awaited<ReturnType<typeof fresh>>

/** Every first Tuesday at 8 h. */
const firstTuesday = (
  { organisationId, serviceId }: Place,
  change: Partial<RecurrenceInput> = {},
): RecurrenceInput => ({
  ...{
    title: 'Montée A',
    organisationId,
    serviceId,
    quantity: 1,
    startsOn: MONDAY,
    minute: 480,
    minutes: 45,
  },
  words: { rhythm: 'month-weekday', every: 1, nth: 1, day: 'TU' },
  holidays: 'next',
  ...change,
})
const contract = async (place: Place, change: object = {}) => {
  const volumes = [{ serviceId: place.serviceId, included: 0, per: 'month', unitPrice: cents(4200) }] as const
  const terms = {
    annualFee: cents(0),
    payEvery: 'year',
    inAdvance: true,
    indexation: 'none',
    rounding: 'cent',
    volumes,
  } as const
  const { id } = must(
    await addContract(place.ctx, {
      ...{
        organisationId: place.organisationId,
        title: 'Locaux',
        startsOn: MONDAY,
        endsOn: day('2027-03-01'),
      },
      ...{ noticeMonths: 0, eligibles: 'none' as const, terms },
      ...change,
    }),
  )
  must(await signContract(place.ctx, { id }))
  return id
}
const rows = (ctx: Ctx) => ctx.read((tx) => tx.select().from(requests).orderBy(requests.number))
const year = { from: MONDAY, to: day('2027-02-28') }

test('a year is generated at the price of the contract, twice without a double, and numbers stay gapless', async () => {
  const place = await fresh('annee')
  const { ctx } = place
  const contractId = await contract(place)
  const { id } = must(
    await addRecurrence(
      ctx,
      firstTuesday(place, { contractId, assignee: { kind: 'organisation', id: place.organisationId } }),
    ),
  )
  expect(must(await generateSeason(ctx, { recurrenceIds: [id], ...year }))).toEqual({
    made: 12,
    already: 0,
    toPlan: [],
    left: [],
  })
  expect(must(await generateSeason(ctx, { ...year }))).toEqual({ made: 0, already: 12, toPlan: [], left: [] })
  const made = await rows(ctx)
  expect(made.map(({ number }) => number)).toEqual(
    Array.from({ length: 12 }, (_, i) => `D2026-${String(i + 1).padStart(4, '0')}`),
  )
  expect(made[1]).toMatchObject({
    ...{ state: 'assigned', phase: 'work', price: 4200n, priceWhy: 'prix du contrat C2026-001' },
    ...{ occurrenceOn: '2026-04-07', dueOn: '2026-04-07', recurrenceId: id, contractId, payer: 'landlord' },
  })
  const taken = { organisationId: place.organisationId, serviceId: place.serviceId, quantity: 2 }
  expect(must(await takeRequest(ctx, { ...taken, channel: 'phone' })).number).toBe('D2026-0013')
  expect((await rows(ctx))[12]).toMatchObject({ price: 8400n, contractId })
  expect((await recurringWork(ctx, { ids: [id] }))[0]!.generatedTo).toBe('2027-02-28')
})

test('two hands that generate the same season at once make it once', async () => {
  const place = await fresh('ensemble')
  must(await addRecurrence(place.ctx, firstTuesday(place)))
  const answers = await Promise.all([1, 2, 3].map(() => generateSeason(place.ctx, year)))
  expect(answers.map((answer) => must(answer).made).sort()).toEqual([0, 0, 12])
  expect(await rows(place.ctx)).toHaveLength(12)
})

test('2,000 jobs of forty recurrences go in one batch; one more is refused and nothing is written', async () => {
  const place = await fresh('deux-mille')
  const { ctx } = place
  const ids: Id<'Recurrence'>[] = []
  for (let n = 0; n < 40; n++) {
    const words = { rhythm: 'week', every: 1, days: ['MO', 'TU', 'WE', 'TH', 'FR'] } as const
    const input = firstTuesday(place, { title: `Montée ${n}`, words, holidays: 'keep' })
    ids.push(must(await addRecurrence(ctx, input)).id)
  }
  const to = addDays(MONDAY, 67)
  expect(await generateSeason(ctx, { from: MONDAY, to: addDays(MONDAY, 70) })).toMatchObject({
    code: 'too_many_dates',
  })
  expect(await rows(ctx)).toEqual([])
  expect(must(await generateSeason(ctx, { recurrenceIds: ids, from: MONDAY, to })).made).toBe(2000)
  expect((await rows(ctx)).at(-1)!.number).toBe('D2026-2000')
})

test('what the rule, the contract or the catalogue does not allow is told, not lost', async () => {
  const place = await fresh('refus')
  const { ctx } = place
  const contractId = await contract(place, { endsOn: day('2026-08-31') })
  const under = must(await addRecurrence(ctx, firstTuesday(place, { contractId }))).id
  expect(must(await generateSeason(ctx, { recurrenceIds: [under], ...year }))).toMatchObject({
    made: 6,
    left: [
      { on: '2026-09-01', why: 'contract_over' },
      ...Array.from({ length: 5 }, () => ({ why: 'contract_over' })),
    ],
  })
  must(await terminateContract(ctx, { id: contractId, endsOn: day('2026-06-30'), why: 'Vendu' }))
  const company = must(
    await addOrganisation(ctx, { name: 'Mairie', kind: 'local-authority', siret: undefined }),
  ).id
  const free = must(await addRecurrence(ctx, firstTuesday(place, { organisationId: company }))).id
  const priceless = must(
    await generateSeason(ctx, { recurrenceIds: [free], from: MONDAY, to: day('2026-03-31') }),
  )
  expect(priceless).toEqual({
    made: 0,
    already: 0,
    toPlan: [],
    left: [{ title: 'Montée A', on: '2026-03-03', why: 'no_price' }],
  })
  expect(await generateSeason(ctx, { recurrenceIds: [free], from: MONDAY, to: MONDAY })).toMatchObject({
    code: 'no_dates',
  })
  expect(await generateSeason(ctx, { from: day('2027-02-01'), to: day('2026-02-01') })).toMatchObject({
    code: 'ends_before_start',
  })
  expect(await generateSeason(ctx, { from: day('2025-01-01'), to: MONDAY })).toMatchObject({
    code: 'day_past',
  })
  expect(await generateSeason(ctx, { from: MONDAY, to: day('2036-01-01') })).toMatchObject({
    code: 'too_far',
  })
  expect(await generateSeason(hub.as('treasurer'), year)).toMatchObject({ code: 'not_permitted' })
  expect(await generateSeason(await hub.other('voisin'), { ...year, recurrenceIds: [free] })).toMatchObject({
    code: 'not_found',
  })
})

test('a rule that gives no date is refused, and so is a contract of somebody else', async () => {
  const place = await fresh('regle')
  const { ctx } = place
  const add = (change: Partial<RecurrenceInput>) => addRecurrence(ctx, firstTuesday(place, change))
  expect(await add({ endsOn: day('2026-03-02') })).toMatchObject({ code: 'rule_without_dates' })
  expect(await add({ endsOn: day('2026-01-01') })).toMatchObject({ code: 'ends_before_start' })
  expect(await add({ words: { rhythm: 'week', every: 1, days: [] } })).toMatchObject({ code: 'days_needed' })
  const other = must(
    await addOrganisation(ctx, { name: 'Autre', kind: 'building-manager', siret: undefined }),
  ).id
  const contractId = await contract(place)
  expect(await add({ contractId, organisationId: other })).toMatchObject({ code: 'contract_of_another' })
})

test('a date moved or skipped before the season is generated as it was decided', async () => {
  const place = await fresh('exceptions')
  const { ctx } = place
  const { id } = must(await addRecurrence(ctx, firstTuesday(place)))
  await writeException(ctx, {
    recurrenceId: id,
    onDay: day('2026-04-07'),
    kind: 'move',
    toDay: day('2026-04-09'),
  })
  await writeException(ctx, { recurrenceId: id, onDay: day('2026-05-05'), kind: 'skip', why: 'Travaux' })
  expect(must(await generateSeason(ctx, year)).made).toBe(11)
  expect((await rows(ctx)).slice(0, 3).map(({ occurrenceOn, dueOn }) => [occurrenceOn, dueOn])).toEqual([
    ['2026-03-03', '2026-03-03'],
    ['2026-04-07', '2026-04-09'],
    ['2026-06-02', '2026-06-02'],
  ])
})

test('a job done under a contract counts in it, and no longer once reopened', async () => {
  const place = await fresh('compte')
  const { ctx } = place
  const contractId = await contract(place)
  must(await addRecurrence(ctx, firstTuesday(place, { contractId })))
  must(await generateSeason(ctx, year))
  const [first] = await rows(ctx)
  const used = async () => {
    const { rows: found } = await ctx.read((tx) =>
      tx.execute<{ quantity: number }>('SELECT quantity FROM contract_uses'),
    )
    return found.map(({ quantity }) => quantity)
  }
  must(await moveRequest(ctx, { requestId: first!.id, verb: 'finish' }))
  expect(await used()).toEqual([1])
  must(await moveRequest(ctx, { requestId: first!.id, verb: 'reopen' }))
  expect(await used()).toEqual([0])
  expect((await listServices(ctx)).length).toBe(1)
})
