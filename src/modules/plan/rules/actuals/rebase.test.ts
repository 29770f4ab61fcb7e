import { expect, test } from 'vitest'
import type { Assumption, Plan } from '../plan.ts'
import { applyChanges } from '../scenario.ts'
import { parsePlan } from '../schema.ts'
import { delayOf, paceOf, rebase, rollCash } from './rebase.ts'
import { changesFor } from './report-changes.ts'
import { suggestAccounts } from './suggest.ts'

const planned = [100, 100, 100, 100, 100, 100]

test('the pace is real over planned of the last twelve months, bounded, and unknown before three', () => {
  expect(paceOf(planned, [80, 80, 80], 3)).toBe(0.8)
  expect(paceOf(planned, [80, 80], 2)).toBeNull()
  expect(paceOf(planned, [1, 1, 1], 3)).toBe(0.25)
  expect(paceOf(planned, [900, 900, 900], 3)).toBe(4)
  expect(paceOf([0, 0, 0, 5], [9, 9, 9], 3)).toBeNull()
  expect(paceOf(planned, null, 3)).toBeNull()
})

test('the months to come: as planned, at the real pace, or the same curve later', () => {
  const actual = [80, 80, 80]
  const grows = [0, 0, 0, 10, 20, 30]
  expect(rebase(planned, actual, 3, { method: 'as-planned', months: 0 })).toEqual([80, 80, 80, 100, 100, 100])
  expect(rebase(planned, actual, 3, { method: 'real-pace', months: 0 })).toEqual([80, 80, 80, 80, 80, 80])
  expect(rebase(grows, [0, 0, 0], 3, { method: 'late', months: 2 })).toEqual([0, 0, 0, 0, 0, 10])
  // What was due last month and did not come is still expected.
  expect(rebase([0, 500, 0, 0], [0, 0], 2, { method: 'late', months: 1 })).toEqual([0, 0, 500, 0])
})

test('the delay that explains best what happened', () => {
  expect(delayOf([0, 100, 200, 300, 400], [0, 0, 0, 100, 200], 5)).toBe(2)
  expect(delayOf(planned, [100, 100, 100], 3)).toBe(0)
  expect(delayOf(planned, null, 3)).toBe(0)
})

test('cash starts from the real balance; its low point and first negative month are of the months to come', () => {
  expect(rollCash([-5, 100], [0, 0, -60, -50, 30], 7)).toEqual({
    closing: [-5, 100, 40, -10, 20],
    lowest: { month: 3, amount: -10 },
    firstNegative: 3,
  })
  expect(rollCash([], [5, -20], 10)).toMatchObject({ closing: [15, -5], firstNegative: 1 })
  expect(rollCash([4, 3], [0, 0], 0)).toEqual({
    closing: [4, 3],
    lowest: { month: 1, amount: 3 },
    firstNegative: null,
  })
})

const base = {
  version: 1,
  name: 'Essai',
  kind: 'other',
  start: '2026-01',
  months: 12,
  openingCash: 0,
  scenarios: [],
}
const lines = [
  {
    type: 'revenue',
    id: 'sales',
    name: 'Ventes',
    block: 'revenues',
    kind: 'shop-sales',
    payer: 'inhabitant',
    account: '70',
    unitPrice: 1000,
    volume: { start: 10, growth: { type: 's-curve', target: 40, by: '2026-10' } },
  },
  {
    type: 'variable-cost',
    id: 'goods',
    name: 'Achats',
    block: 'costs',
    family: 'purchases',
    of: 'sales',
    basis: { type: 'share-of-sales', percent: 80 },
  },
  { type: 'fixed-cost', id: 'rent', name: 'Loyer', block: 'costs', family: 'rent', amount: 50000 },
]
const parsed = parsePlan({ ...base, assumptions: lines })
const plan = (parsed.ok ? parsed.value : undefined) as Plan
const line = (id: string) => plan.assumptions.find((one) => one.id === id) as Assumption

test('a pace becomes changes that the plan can take', () => {
  const pace = { method: 'real-pace', months: 0 } as const
  const changes = [...changesFor(line('sales'), pace, 0.5), ...changesFor(line('goods'), pace, 1.5)]
  const applied = applyChanges(plan, changes)
  expect(applied.ok && applied.value.assumptions).toMatchObject([
    { volume: { start: 5, growth: { target: 20 } } },
    // 80 % at half as much again would pass a hundred.
    { basis: { percent: 100 } },
    { amount: 50000 },
  ])
  expect(changesFor(line('rent'), { method: 'late', months: 3 }, null)).toEqual([
    { type: 'delay', line: 'rent', months: 3 },
  ])
  expect(changesFor(line('rent'), pace, null)).toEqual([])
  expect(changesFor(line('rent'), { method: 'as-planned', months: 0 }, 2)).toEqual([])
})

test('the usual accounts of a line are those that the chart has', () => {
  expect(suggestAccounts(line('sales'), ['706', '707'])).toEqual(['707'])
  expect(suggestAccounts(line('rent'), ['706'])).toEqual([])
})
