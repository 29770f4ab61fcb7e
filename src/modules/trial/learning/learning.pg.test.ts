import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { earnedCriterion, givenIncome, givenStage } from '#modules/trial/fixtures.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addCriterion } from '../features/write-criterion/use-case.server.ts'
import { addHypothesis, changeHypothesis } from '../features/write-hypothesis/use-case.server.ts'
import { writeLearning } from '../features/write-learning/use-case.server.ts'
import type { TestForm } from '../features/write-test/form.ts'
import { changeTest, planTest } from '../features/write-test/use-case.server.ts'
import { hypothesisById, stageOf } from '../store.server.ts'
import { learningDue } from './due.server.ts'
import { liveOf } from './live.server.ts'
import { placedNow } from './map.server.ts'
import { countForTest, moveTest, takeCountBack } from './move.server.ts'
import { learningPart } from './part.server.ts'
import { learningsOf, testById } from './store.server.ts'

let hub: TestHub
let stageId: Id<'Stage'>
let hypothesisId: Id<'Hypothesis'>
beforeEach(async () => {
  hub = await testHub()
  stageId = await givenStage(hub.ctx)
  const text = 'Des adhérents tiennent la permanence.'
  hypothesisId = must(
    await addHypothesis(hub.ctx, stageId, { text, kind: 'feasible', risk: 3, evidence: 1 }),
  ).id
})
afterEach(() => hub.close())

const input = (over: Partial<TestForm> = {}): TestForm => ({
  ...{ hypothesisId, name: 'Quatre samedis', how: 'À deux, puis seuls.', source: 'hand', unit: 'count' },
  ...{ counted: 'Permanences tenues', comparison: 'at-least', threshold: '4', minSample: 2 },
  ...{ deadline: addDays(hub.ctx.today(), 30), cost: cents(6000), hours: 20, owner: 'Claire' },
  ...over,
})
const planned = async (over?: Partial<TestForm>) => must(await planTest(hub.ctx, stageId, input(over))).id
const running = async (over?: Partial<TestForm>) => {
  const id = await planned(over)
  must(await moveTest(hub.ctx, id, { verb: 'start' }))
  return id
}
const card = (id: Id<'Test'>) => hub.ctx.read((tx) => testById(tx, hub.ctx.hub.id, id))
const live = async (id: Id<'Test'>) => (await liveOf(hub.ctx, [(await card(id))!])).get(id)!
const count = (id: Id<'Test'>, hits: string, over = {}) =>
  countForTest(hub.ctx, id, { day: hub.ctx.today(), hits, ...over })
const pass = (days: number) => hub.clock.set(new Date(hub.clock.now().getTime() + days * 86_400_000))
const learnt = { observed: 'Trois tenues.', learned: 'Il faut être deux.', decided: 'refuted' } as const

test('a test counted by hand is too early, then judged on what was counted, lines taken back left out', async () => {
  const id = await running()
  expect(await live(id)).toMatchObject({ value: null, sample: 0, verdict: 'too-early' })
  const first = must(await count(id, '3'))
  must(await count(id, '2'))
  expect(await live(id)).toMatchObject({ value: 5, verdict: 'met' })
  must(await takeCountBack(hub.ctx, id, first.id))
  expect(await live(id)).toMatchObject({ value: 2, sample: 2, verdict: 'not-met' })
  expect(await takeCountBack(hub.ctx, id, first.id)).toMatchObject({ code: 'taken_back_already' })
})

test('a test on a measure reads the days of the test alone, and one on a criterion takes its threshold', async () => {
  await givenIncome(hub.ctx, 1000, 0)
  const criterion = must(await addCriterion(hub.ctx, stageId, earnedCriterion()))
  pass(1)
  const source = `criterion:${criterion.id}`
  const id = await running({ source, threshold: undefined, minSample: 1 })
  expect(await card(id)).toMatchObject({ measureId: 'money.earned-share', unit: 'share', threshold: 0.3 })
  expect(await live(id)).toMatchObject({ value: null, verdict: 'too-early' })
  await givenIncome(hub.ctx, 0, 500)
  // The grant of the day before is not of the test.
  expect(await live(id)).toMatchObject({ value: 1, sample: 1, verdict: 'met' })
  expect(await count(id, '1')).toMatchObject({ code: 'counts_itself' })
})

test('the learning card freezes the figure, ends the test and settles its hypothesis', async () => {
  const id = await running()
  must(await count(id, '3'))
  const twice = { ...learnt, evidence: 3, idempotencyKey: '018f3b1c-0000-7000-8000-000000000011' }
  const first = must(await writeLearning(hub.ctx, id, twice))
  expect(must(await writeLearning(hub.ctx, id, twice))).toEqual(first)
  expect(await card(id)).toMatchObject({ state: 'done', endedOn: hub.ctx.today() })
  const cards = (await hub.ctx.read((tx) => learningsOf(tx, hub.ctx.hub.id, [id]))).get(id)!
  expect(cards).toHaveLength(1)
  expect(cards[0]!.found).toMatchObject({ value: 3, sample: 3, threshold: 4, verdict: 'not-met' })
  const settled = await hub.ctx.read((tx) => hypothesisById(tx, hub.ctx.hub.id, hypothesisId))
  expect(settled).toMatchObject({ state: 'refuted', learning: learnt.learned, evidence: 3, risk: 3 })
  expect(await count(id, '1')).toMatchObject({ code: 'not_running' })
  await expect(
    hub.ctx.tx((tx) => tx.execute(`UPDATE trial_learnings SET learned = 'autre'`)),
  ).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('« pas tranchée » leaves the hypothesis open, and a later card keeps the first figure', async () => {
  const id = await running()
  must(await count(id, '4'))
  must(await writeLearning(hub.ctx, id, { ...learnt, decided: 'unclear' }))
  expect((await placedNow(hub.ctx)).hypotheses[0]).toMatchObject({ state: 'open', tested: false })
  pass(3)
  must(await writeLearning(hub.ctx, id, { ...learnt, decided: 'confirmed' }))
  const cards = (await hub.ctx.read((tx) => learningsOf(tx, hub.ctx.hub.id, [id]))).get(id)!
  expect(cards.map(({ number, decided }) => [number, decided])).toEqual([
    [2, 'confirmed'],
    [1, 'unclear'],
  ])
  expect(cards[0]!.found).toEqual(cards[1]!.found)
})

test.each([
  ['a deadline that is past', { deadline: addDays('2026-03-02' as never, -1) }, 'deadline_past', 'deadline'],
  [
    'a threshold in another unit',
    { source: 'measure:requests.in-48h', threshold: '40' },
    'threshold_needs_percent',
    'threshold',
  ],
  ['a measure that is not offered', { source: 'measure:requests.magic' }, 'unknown_measure', 'source'],
  [
    'a criterion of nowhere',
    { source: 'criterion:018f3b1c-0000-7000-8000-000000000001' },
    'unknown_criterion',
    'source',
  ],
  ['nothing to count', { counted: undefined }, 'counted_needed', 'counted'],
  ['no threshold', { threshold: undefined }, 'required', 'threshold'],
  ['no hypothesis at all', { hypothesisId: undefined }, 'belief_needed', 'belief'],
  ['a new one without its kind', { hypothesisId: undefined, belief: 'Oui.' }, 'required', 'kind'],
] satisfies [string, Partial<TestForm>, string, string][])(
  '%s is refused beside its field',
  async (_, over, code, field) => {
    expect(await planTest(hub.ctx, stageId, input(over))).toEqual({ ok: false, code, field })
    expect((await placedNow(hub.ctx)).hypotheses).toHaveLength(1)
  },
)

test('a hypothesis may be written with its test', async () => {
  const over = { hypothesisId: undefined, belief: 'Sept sur dix disent oui.', kind: 'viable' } as const
  const id = await planned(over)
  const { hypotheses } = await placedNow(hub.ctx)
  expect(hypotheses[1]).toMatchObject({ text: over.belief, kind: 'viable', risk: null, tested: true })
  expect(await card(id)).toMatchObject({ hypothesisId: hypotheses[1]!.id, stageId })
})

test('counts refuse days and numbers that cannot be', async () => {
  const id = await running({ unit: 'share', threshold: '70 %' })
  const today = hub.ctx.today()
  const total = { total: 10 }
  expect(await count(id, '3')).toMatchObject({ code: 'required', field: 'total' })
  expect(await count(id, '11', total)).toMatchObject({ code: 'more_than_total', field: 'hits' })
  expect(await count(id, 'trois', total)).toMatchObject({ code: 'not_a_whole_number' })
  expect(await count(id, '3', { ...total, day: addDays(today, 1) })).toMatchObject({ code: 'day_to_come' })
  expect(await count(id, '3', { ...total, day: addDays(today, -1) })).toMatchObject({
    code: 'before_the_test',
  })
  expect(await live(id)).toMatchObject({ value: null, sample: 0 })
  must(await count(id, '9', total))
  expect(await live(id)).toMatchObject({ value: 0.9, sample: 10 })
})

test('the bar does not move during the race; words and deadline may', async () => {
  const id = await running()
  expect(await changeTest(hub.ctx, id, input({ threshold: '2' }))).toMatchObject({ code: 'bar_is_set' })
  must(await changeTest(hub.ctx, id, input({ name: 'Cinq samedis', deadline: addDays(hub.ctx.today(), 40) })))
  expect(await card(id)).toMatchObject({ name: 'Cinq samedis', threshold: 4, state: 'running' })
})

test('abandoning asks why; a test moves only along its life; another hub and other roles see and do nothing', async () => {
  const id = await planned()
  expect(await moveTest(hub.ctx, id, { verb: 'abandon' })).toMatchObject({ code: 'why_needed', field: 'why' })
  expect(await moveTest(hub.ctx, id, { verb: 'postpone' })).toMatchObject({ code: 'test_moved' })
  expect(await writeLearning(hub.ctx, id, learnt)).toMatchObject({ code: 'not_running' })
  must(await moveTest(hub.ctx, id, { verb: 'abandon', why: 'Trop cher.' }))
  expect(await card(id)).toMatchObject({ state: 'abandoned', why: 'Trop cher.', endedOn: null })
  must(await moveTest(hub.ctx, id, { verb: 'resume' }))
  expect(await moveTest(hub.as('treasurer'), id, { verb: 'start' })).toMatchObject({ code: 'not_permitted' })
  const other = await hub.other('voisin')
  expect(await moveTest(other, id, { verb: 'start' })).toMatchObject({ code: 'not_found' })
})

test('what is due: the riskiest without test, then the end of a test; the dossier tells all of it', async () => {
  const dues = async () => (await learningDue(hub.ctx, 'fr')).map(({ text, tone }) => [tone, text])
  expect(await dues()).toEqual([['info', 'Une hypothèse risquée attend son test.']])
  const id = await running()
  expect(await dues()).toEqual([])
  pass(31)
  expect((await dues())[0]?.[0]).toBe('warn')
  must(await writeLearning(hub.ctx, id, { ...learnt, next: 'Former deux personnes.' }))
  expect(await dues()).toEqual([])
  const stage = (await hub.ctx.read((tx) => stageOf(tx, hub.ctx.hub.id, stageId)))!
  const part = await learningPart(hub.ctx, stage, hub.ctx.today())
  expect(part.lines).toEqual(['1 hypothèse\u00a0: 0 confirmée, 1 démentie, 0 à vérifier.'])
  expect(part.tables.map(({ rows }) => rows.length)).toEqual([1, 1, 1])
  for (const { columns, rows } of part.tables)
    for (const row of rows) expect(row).toHaveLength(columns.length)
})

test('a change that says nothing of the map leaves the place as it was', async () => {
  must(await changeHypothesis(hub.ctx, hypothesisId, { text: 'Autrement dit.', kind: 'feasible' }))
  expect((await placedNow(hub.ctx)).next[0]).toMatchObject({ text: 'Autrement dit.', risk: 3, evidence: 1 })
})
