import { afterAll, beforeAll, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { createPlan, currentForecast, currentPlan } from '#modules/plan/index.server.ts'
import { addAssumption } from '#modules/plan/lines.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { printOf, setPlan } from './use-case.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
  must(await createPlan(hub.ctx, { template: 'rural', start: month('2026-03') }))
})
afterAll(() => hub.close())

async function seen() {
  const plan = (await currentPlan(hub.ctx))!
  const { version: _, assumptions: _lines, scenarios: _others, ...head } = plan
  return { plan, head, seen: printOf(plan) }
}
const grantOf = (plan: Awaited<ReturnType<typeof seen>>['plan']) =>
  plan.assumptions.find((line) => line.id === 'commune-2026')

test('name, length, opening cash, regime and rises are kept and forecast', async () => {
  const before = await seen()
  const head = {
    ...before.head,
    name: 'Notre modèle',
    months: 48,
    openingCash: 500_000,
    taxOnSales: { rate: 20, every: 'quarter' },
    opening: { receivables: 120_000 },
  }
  must(await setPlan(hub.ctx, { head, move: false, seen: before.seen }))
  const made = must(await currentForecast(hub.ctx))
  expect(made.months).toHaveLength(48)
  expect(made.cash.opening).toBe(500_000)
  expect(made.cash.bySource.opening![0]).toBe(120_000)
  expect(made.cash.byUse['sales-tax']!.some((paid) => paid > 0)).toBe(true)
})

test('a stale hand is told; a line added meanwhile is no reason to refuse', async () => {
  const { head, seen: print } = await seen()
  const rent = { type: 'fixed-cost', name: 'Cave', block: 'costs', family: 'rent', amount: 1000 }
  must(await addAssumption(hub.ctx, { body: rent }))
  must(await setPlan(hub.ctx, { head: { ...head, name: 'Un nom' }, move: false, seen: print }))
  expect(await setPlan(hub.ctx, { head: { ...head, name: 'Un autre' }, move: false, seen: print })).toEqual({
    ok: false,
    code: 'changed_meanwhile',
  })
  expect((await currentPlan(hub.ctx))?.name).toBe('Un nom')
})

test('a later start is refused by the lines that are dated before it, with their names and nothing kept', async () => {
  const { head, seen: print } = await seen()
  const later = { ...head, start: month('2027-01') }
  const refused = await setPlan(hub.ctx, { head: later, move: false, seen: print })
  expect(refused).toMatchObject({ ok: false, code: 'bad_settings' })
  if (!refused.ok && 'problems' in refused)
    expect(refused.problems).toContainEqual(
      expect.objectContaining({ code: 'before_start', line: 'La Poste : prestation bureau de poste' }),
    )
  expect((await seen()).plan.start).toBe('2026-03')
})

test('a later start may take every date along: lines, and those that scenarios add', async () => {
  const { head, plan, seen: print } = await seen()
  const before = grantOf(plan)
  must(await setPlan(hub.ctx, { head: { ...head, start: month('2027-01') }, move: true, seen: print }))
  const { plan: moved } = await seen()
  expect(before).toMatchObject({ award: '2026-03' })
  expect(grantOf(moved)).toMatchObject({ award: '2027-01', instalments: [{ month: '2027-03' }, {}] })
  const added = moved.scenarios[1]!.changes[0]!
  expect(added.type === 'add' && added.line.from).toBe('2027-09')
})

test('a setting out of bounds is refused at its path, and the committee changes nothing', async () => {
  const { head, seen: print } = await seen()
  const bad = { ...head, months: 6, inflation: { costs: 150 } }
  expect(await setPlan(hub.ctx, { head: bad, move: false, seen: print })).toMatchObject({
    code: 'bad_settings',
    problems: [
      { path: 'months', code: 'too_small', line: null },
      { path: 'inflation.costs', code: 'too_large', line: null },
    ],
  })
  expect(await setPlan(hub.as('committee'), { head, move: false, seen: print })).toEqual({
    ok: false,
    code: 'not_permitted',
  })
})
