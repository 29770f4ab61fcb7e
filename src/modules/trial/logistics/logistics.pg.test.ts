import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { measureBetween } from '#modules/measures/index.server.ts'
import { keepScheme, noteTrip } from '#modules/rounds/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { closeComparison } from '../features/show-comparison/use-case.server.ts'
import type { ComparisonForm } from '../features/write-comparison/form.ts'
import { openComparison } from '../features/write-comparison/use-case.server.ts'
import { givenStage } from '../fixtures.ts'
import { learningDue } from '../learning/due.server.ts'
import { stageOf } from '../store.server.ts'
import { comparedNow } from './figures.server.ts'
import { logisticsPart } from './part.server.ts'
import { comparisonById } from './store.server.ts'

let hub: TestHub
let stageId: Id<'Stage'>
let one: Id<'Scheme'>
let two: Id<'Scheme'>
beforeEach(async () => {
  hub = await testHub()
  stageId = await givenStage(hub.ctx)
  const scheme = async (name: string) =>
    must(await keepScheme(hub.ctx, { name, mode: 'van', handover: 'home' })).id
  one = await scheme('Un hameau')
  two = await scheme('Deux hameaux')
})
afterEach(() => hub.close())

const input = (over: Partial<ComparisonForm> = {}): ComparisonForm => ({
  ...{ name: 'Un ou deux', schemes: [one, two], goal: 'margin-per-stop', minTrips: 3 },
  ...{ startsOn: addDays(hub.ctx.today(), -7), endsOn: addDays(hub.ctx.today(), 20), ...over },
})
const opened = async (over?: Partial<ComparisonForm>) =>
  must(await openComparison(hub.ctx, stageId, input(over))).id
const now = async (id: Id<'Comparison'>) =>
  await comparedNow(hub.ctx, (await hub.ctx.read((tx) => comparisonById(tx, hub.ctx.hub.id, id)))!)
/** A trip of 10 km and an hour: it costs 26,50 €. */
const trip = async (schemeId: Id<'Scheme'>, stops: number, income: number, ago = 1) => {
  const day = addDays(hub.ctx.today(), -ago)
  must(
    await noteTrip(hub.ctx, {
      ...{ day, schemeId, mode: 'van', handover: 'home', zone: 'Les Combes', stops, km: '10' },
      ...{ paidMinutes: 60, income: cents(income), requests: [] },
    }),
  )
}

test('too early, then who does better by how much; all schemes together are what the measure reads', async () => {
  const id = await opened()
  expect((await now(id)).outcome).toEqual({ kind: 'too-early', missing: 6 })
  for (const income of [4000, 4200, 4100]) await trip(one, 5, income)
  for (const income of [9000, 9400, 9100]) await trip(two, 9, income)
  // Before the comparison began: not of it.
  await trip(two, 9, 100, 9)
  const read = await now(id)
  expect(read.outcome).toMatchObject({ kind: 'told', best: two, second: one, sure: true })
  const [a, b] = read.lines
  expect(a).toMatchObject({ trips: 3, cost: 7950, income: 12_300 })
  expect(a!.figures['margin-per-stop']).toMatchObject({ value: 290, sample: 3 })
  expect(b!.figures['margin-per-km'].value).toBe(Math.round((27_500 - 7950) / 30))
  expect(b!.figures.satisfaction).toEqual({ value: null, sample: 0, spread: null })
  const all = (await measureBetween(hub.ctx, 'rounds.margin-per-stop', read.from, read.to))!
  const margins = read.lines.reduce((sum, line) => sum + line.income - line.cost, 0)
  expect(all).toMatchObject({ value: Math.round(margins / 42), sample: 6 })
})

test.each([
  ['one scheme alone', () => ({ schemes: [one] }), 'two_schemes', 'schemes'],
  ['a scheme of nowhere', () => ({ schemes: [one, stageId as never] }), 'unknown_scheme', 'schemes'],
  [
    'an end before its beginning',
    () => ({ endsOn: addDays(hub.ctx.today(), -8) }),
    'ends_before_start',
    'endsOn',
  ],
])('%s is refused beside its field', async (_, over, code, field) => {
  expect(await openComparison(hub.ctx, stageId, input(over()))).toEqual({ ok: false, code, field })
})

test('closed once, it keeps the scheme and what was learnt, and its figures stop on that day', async () => {
  const id = await opened()
  await trip(one, 5, 4000)
  expect(await closeComparison(hub.ctx, id, { kept: stageId as never, learned: 'Oui' })).toMatchObject({
    code: 'not_compared',
    field: 'kept',
  })
  hub.clock.set(new Date(hub.clock.now().getTime() + 21 * 86_400_000))
  const told = async () =>
    (await learningDue(hub.ctx, 'fr')).filter(({ path }) => path.includes('logistique'))
  expect(await told()).toHaveLength(1)
  must(await closeComparison(hub.ctx, id, { kept: one, learned: 'Un seul suffit.' }))
  expect(await closeComparison(hub.ctx, id, { learned: 'Encore' })).toMatchObject({ code: 'closed_already' })
  expect(await told()).toEqual([])
  const stage = (await hub.ctx.read((tx) => stageOf(tx, hub.ctx.hub.id, stageId)))!
  const part = await logisticsPart(hub.ctx, stage, hub.ctx.today())
  expect(part.lines.join('\n')).toContain('Un seul suffit.')
  for (const { columns, rows } of part.tables)
    for (const row of rows) expect(row).toHaveLength(columns.length)
  expect(await openComparison(hub.as('treasurer'), stageId, input())).toMatchObject({ code: 'not_permitted' })
})
