import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { stageInput } from '#modules/trial/fixtures.ts'
import { stagesNow } from '#modules/trial/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addStage, changeStage } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const period = (startsOn: string, endsOn: string) =>
  stageInput(hub.ctx, { startsOn: day(startsOn), endsOn: day(endsOn) })

test('stages rank by their days, whatever the order in which they were written', async () => {
  must(await addStage(hub.ctx, period('2026-05-01', '2026-07-31')))
  must(await addStage(hub.ctx, period('2026-02-01', '2026-04-30')))
  const stages = await stagesNow(hub.ctx)
  expect(stages.map(({ rank, startsOn, state }) => [rank, startsOn, state])).toEqual([
    [1, '2026-02-01', 'running'],
    [2, '2026-05-01', 'to-come'],
  ])
})

test('a stage that touches another or ends before it begins is refused, beside its field', async () => {
  expect(await addStage(hub.ctx, period('2026-07-31', '2026-09-30'))).toEqual({
    ok: false,
    code: 'stage_overlaps',
    field: 'startsOn',
  })
  expect(await addStage(hub.ctx, period('2027-02-01', '2027-01-31'))).toEqual({
    ok: false,
    code: 'ends_before_start',
    field: 'endsOn',
  })
  expect(await stagesNow(hub.ctx)).toHaveLength(2)
})

test.each([
  ['budget_needed', 'budget', { budget: cents(0), lossCeiling: cents(0) }],
  ['budget_absurd', 'budget', { budget: cents(2_000_000_000n) }],
  ['ceiling_over_budget', 'lossCeiling', { lossCeiling: cents(600_000) }],
  ['stage_too_long', 'endsOn', { endsOn: day('2035-01-01') }],
] as const)('%s is said beside %s, and nothing is written', async (code, field, over) => {
  const input = { ...period('2028-01-01', '2028-03-31'), ...over }
  expect(await addStage(hub.ctx, input)).toEqual({ ok: false, code, field })
  expect(await stagesNow(hub.ctx)).toHaveLength(2)
})

test('means left blank are none; those written are kept', async () => {
  must(
    await addStage(hub.ctx, { ...period('2029-01-01', '2029-03-31'), paidHours: 300, vehicle: 'La Kangoo' }),
  )
  const stages = await stagesNow(hub.ctx)
  expect(stages[0]).toMatchObject({ paidHours: 0, vehicle: '', premises: '', equipment: '' })
  expect(stages.at(-1)).toMatchObject({ paidHours: 300, vehicle: 'La Kangoo' })
})

test('two stages for the same days at the same time make one', async () => {
  const answers = await Promise.all([
    addStage(hub.ctx, period('2027-03-01', '2027-04-30')),
    addStage(hub.ctx, period('2027-04-01', '2027-05-31')),
  ])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
})

test('a stage may keep its own days when it changes', async () => {
  const [first] = await stagesNow(hub.ctx)
  const changed = { ...period('2026-02-01', '2026-04-15'), name: 'Plus court' }
  must(await changeStage(hub.ctx, first!.id, changed))
  expect((await stagesNow(hub.ctx))[0]).toMatchObject({ name: 'Plus court', endsOn: '2026-04-15' })
})

test('a treasurer reads stages and does not write them; another hub sees none', async () => {
  const refused = await addStage(hub.as('treasurer'), period('2028-01-01', '2028-02-01'))
  expect(refused).toEqual({ ok: false, code: 'not_permitted' })
  expect(await stagesNow(await hub.other('voisin'))).toEqual([])
})
