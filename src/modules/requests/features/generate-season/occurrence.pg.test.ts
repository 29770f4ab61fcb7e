import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day, instantOf } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addService } from '#modules/catalogue/index.server.ts'
import {
  addContract,
  addRecurrence,
  type RecurrenceInput,
  signContract,
  terminateContract,
} from '#modules/contracts/index.server.ts'
import { addOrganisation, addPerson } from '#modules/people/index.server.ts'
import { generateSeason, moveRequest, visitsOf } from '#modules/requests/index.server.ts'
import { missedWork } from '#modules/requests/missed.server.ts'
import { cancelAfterContracts } from '#modules/requests/season-task.server.ts'
import { requests } from '#modules/requests/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import {
  addOccurrence,
  changeRule,
  endRecurring,
  finishOccurrence,
  moveOccurrence,
  skipOccurrence,
} from './occurrence.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const MONDAY = day('2026-03-02')
const at = (text: string) => hub.clock.set(instantOf(day(text), 600, 'Europe/Paris'))

/** Every first Tuesday at 8 h, by Zoé, over a year that was generated. */
async function yearOf(slug: string, change: Partial<RecurrenceInput> = {}) {
  at(MONDAY)
  const ctx = await hub.other(slug)
  const service = { activity: 'building-service', unit: 'job', minutes: 45, directCost: cents(2000) } as const
  const serviceId = must(
    await addService(ctx, { ...service, name: 'Local', prices: { 'building-manager': cents(4800) } }),
  ).id
  const organisationId = must(
    await addOrganisation(ctx, { name: 'Syndic', kind: 'building-manager', siret: undefined }),
  ).id
  const zoe = must(await addPerson(ctx, { firstName: 'Zoé', lastName: 'Lefèvre', segment: 'inhabitant' })).id
  const input: RecurrenceInput = {
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
    assignee: { kind: 'person', id: zoe },
    ...change,
  }
  const { id } = must(await addRecurrence(ctx, input))
  const season = must(await generateSeason(ctx, { from: MONDAY, to: day('2027-02-28') }))
  return { ctx, id, input, season }
}
const jobs = (ctx: Ctx) => ctx.read((tx) => tx.select().from(requests).orderBy(requests.number))
const days = async (ctx: Ctx) =>
  (await jobs(ctx))
    .filter(({ state }) => state !== 'cancelled')
    .map(({ dueOn }) => dueOn)
    .sort()
const starts = async (ctx: Ctx) => (await visitsOf(ctx, {})).map(({ startsAt }) => startsAt.toISOString())

test('a season plans the visits of who does it, at 8 h in winter and in summer', async () => {
  const { ctx, season } = await yearOf('visites')
  expect(season).toMatchObject({ made: 12, toPlan: [] })
  expect((await starts(ctx)).slice(0, 2)).toEqual(['2026-03-03T07:00:00.000Z', '2026-04-07T06:00:00.000Z'])
})

test('a slot already taken is told, and its job waits to be planned', async () => {
  const { ctx, input } = await yearOf('conflit')
  must(await addRecurrence(ctx, { ...input, title: 'Montée B' }))
  const season = must(await generateSeason(ctx, { from: MONDAY, to: day('2026-04-30') }))
  expect(season).toMatchObject({
    made: 2,
    already: 2,
    toPlan: [{ title: 'Montée B', day: '2026-03-03' }, { day: '2026-04-07' }],
  })
  expect(await starts(ctx)).toHaveLength(12)
})

test('one date moves, with its job and its visit; a taken slot leaves it to plan', async () => {
  const { ctx, id } = await yearOf('bouge')
  const on = day('2026-04-07')
  const move = (to: string, minute?: number) =>
    moveOccurrence(ctx, { recurrenceId: id, on, to: day(to), minute })
  expect(must(await move('2026-04-09'))).toEqual({ number: 'D2026-0002', toPlan: false })
  expect((await days(ctx)).slice(0, 3)).toEqual(['2026-03-03', '2026-04-09', '2026-05-05'])
  expect((await starts(ctx))[1]).toBe('2026-04-09T06:00:00.000Z')
  expect(await move('2026-04-09')).toMatchObject({ code: 'same_day' })
  expect(await move('2026-03-01')).toMatchObject({ code: 'day_past' })
  expect(must(await move('2026-05-05'))).toMatchObject({ toPlan: true })
  expect(await starts(ctx)).toHaveLength(11)
  expect(must(await generateSeason(ctx, { from: MONDAY, to: day('2027-02-28') })).made).toBe(0)
})

test('one date is skipped with its reason, one is added, and the season never brings back the first', async () => {
  const { ctx, id } = await yearOf('saute')
  const on = day('2026-05-05')
  expect(await skipOccurrence(ctx, { recurrenceId: id, on, why: ' ' })).toMatchObject({ code: 'why_needed' })
  must(await skipOccurrence(ctx, { recurrenceId: id, on, why: 'Travaux' }))
  expect(await skipOccurrence(ctx, { recurrenceId: id, on: day('2026-05-06'), why: 'x' })).toMatchObject({
    code: 'not_a_date',
  })
  must(await addOccurrence(ctx, { recurrenceId: id, on: day('2026-05-20') }))
  expect(await addOccurrence(ctx, { recurrenceId: id, on: day('2026-05-20') })).toMatchObject({
    code: 'already_a_date',
  })
  must(await generateSeason(ctx, { from: MONDAY, to: day('2027-02-28') }))
  expect((await days(ctx)).slice(1, 4)).toEqual(['2026-04-07', '2026-05-20', '2026-06-02'])
  expect(await starts(ctx)).toHaveLength(12)
})

test('another rule from a day on leaves what was done, and makes its own as far as the season went', async () => {
  const { ctx, id, input } = await yearOf('regle')
  const [march] = await jobs(ctx)
  at('2026-06-10')
  must(await moveRequest(ctx, { requestId: march!.id, verb: 'finish' }))
  const from = day('2026-07-01')
  const words = { rhythm: 'month-weekday', every: 1, nth: -1, day: 'FR' } as const
  const changed = must(await changeRule(ctx, id, { ...input, words, startsOn: from }))
  expect(changed).toMatchObject({ cancelled: 8, made: 8, toPlan: 0 })
  expect((await days(ctx)).slice(0, 6)).toEqual([
    ...['2026-03-03', '2026-04-07', '2026-05-05', '2026-06-02', '2026-07-31', '2026-08-28'],
  ])
  expect((await jobs(ctx))[0]).toMatchObject({ state: 'done', recurrenceId: id })
  expect(await changeRule(ctx, id, { ...input, startsOn: addDays(from, 5) })).toMatchObject({
    code: 'already_followed',
  })
})

test('what is past and not done is missed until it is done, skipped or moved', async () => {
  const { ctx, id } = await yearOf('manque')
  expect((await missedWork(ctx)).rows).toEqual([])
  at('2026-05-20')
  const missed = async () => (await missedWork(ctx)).rows.map(({ dueOn }) => dueOn)
  expect(await missed()).toEqual(['2026-03-03', '2026-04-07', '2026-05-05'])
  must(await finishOccurrence(ctx, { recurrenceId: id, on: day('2026-03-03') }))
  expect(await finishOccurrence(ctx, { recurrenceId: id, on: day('2026-03-03') })).toMatchObject({
    code: 'already_done',
  })
  must(await skipOccurrence(ctx, { recurrenceId: id, on: day('2026-04-07'), why: 'Clé perdue' }))
  must(await moveOccurrence(ctx, { recurrenceId: id, on: day('2026-05-05'), to: day('2026-05-22') }))
  expect(await missed()).toEqual([])
})

test('ended after a day, nothing comes after it', async () => {
  const { ctx, id } = await yearOf('fin')
  expect(must(await endRecurring(ctx, { recurrenceId: id, endsOn: day('2026-06-02') }))).toEqual({
    cancelled: 8,
  })
  expect((await days(ctx)).at(-1)).toBe('2026-06-02')
  expect(await starts(ctx)).toHaveLength(4)
  expect(await endRecurring(hub.as('driver'), { recurrenceId: id, endsOn: MONDAY })).toMatchObject({
    code: 'not_permitted',
  })
})

test('jobs made for after the end of a contract that ended meanwhile are cancelled, once', async () => {
  const { ctx, input } = await yearOf('contrat', { startsOn: day('2027-01-01') })
  const terms = {
    annualFee: cents(1000),
    payEvery: 'year',
    inAdvance: true,
    indexation: 'none',
    rounding: 'cent',
    volumes: [],
  } as const
  const { id: contractId } = must(
    await addContract(ctx, {
      ...{
        organisationId: input.organisationId,
        title: 'Locaux',
        startsOn: MONDAY,
        endsOn: day('2027-03-01'),
      },
      ...{ noticeMonths: 0, eligibles: 'none' as const, terms },
    }),
  )
  must(await signContract(ctx, { id: contractId }))
  must(await addRecurrence(ctx, { ...input, contractId, startsOn: MONDAY }))
  must(await generateSeason(ctx, { from: MONDAY, to: day('2026-12-31') }))
  must(await terminateContract(ctx, { id: contractId, endsOn: day('2026-06-30'), why: 'Vendu' }))
  const system = hub.as('admin')
  expect(await cancelAfterContracts(system)).toBe(0)
  expect(await cancelAfterContracts(ctx)).toBe(6)
  expect(await cancelAfterContracts(ctx)).toBe(0)
  expect((await jobs(ctx)).find(({ state }) => state === 'cancelled')).toMatchObject({ dueOn: '2026-07-07' })
})
