import { expect, test } from 'vitest'
import { forecast } from '../forecast.ts'
import type { Plan, Revenue } from '../plan.ts'
import { applyChanges } from '../scenario.ts'
import { parsePlan } from '../schema.ts'
import { verdictOf } from './references.ts'
import {
  eligibleShare,
  type SolidarityRule,
  sharesHold,
  solidarity,
  solidarityChanges,
} from './solidarity.ts'

const rule: SolidarityRule = {
  reduction: 50,
  ceiling: { type: 'income', amount: 1_100_000 },
  takeUp: 60,
  supporters: 10,
  shares: { support: 25, ccas: 50, company: 0, hub: 25 },
}
const known = (share: number) => ({ from: share, to: share })

test('the cost and its payers, by hand', () => {
  // 24 000 € × 20 % who may × 60 % who ask × 50 % off = 1 440 €.
  const made = solidarity(2_400_000, rule, known(0.2))
  expect(made.cost).toBe(144_000n)
  expect(made.parts).toEqual({ support: 36_000n, ccas: 72_000n, company: 0n, hub: 36_000n })
  // 360 € from those who buy 24 000 × 80 % × 10 % = 1 920 €: 18.75 % more.
  expect(made.premium).toBeCloseTo(0.1875)
})

test('shares that leave cents over still sum to the cost', () => {
  const thirds = { ...rule, shares: { support: 33, ccas: 33, company: 34, hub: 0 } }
  const { cost, parts } = solidarity(3_335, thirds, known(0.1))
  expect(cost).toBe(100n)
  expect(Object.values(parts).reduce((a, b) => a + b, 0n)).toBe(100n)
  expect(parts).toEqual({ support: 33n, ccas: 33n, company: 34n, hub: 0n })
  const uneven = solidarity(33_350, { ...thirds, reduction: 1 }, known(0.05))
  expect(uneven.cost).toBe(10n)
  expect(Object.values(uneven.parts).reduce((a, b) => a + b, 0n)).toBe(10n)
})

test('a share known between bounds counts its high end, and nobody to pay more says so', () => {
  expect(solidarity(1_000_000, rule, { from: 0, to: 0.1 }).cost).toBe(30_000n)
  expect(solidarity(1_000_000, { ...rule, supporters: 0 }, known(0.2)).premium).toBeNull()
  const none = { ...rule, supporters: 0, shares: { ...rule.shares, support: 0, hub: 50 } }
  expect(solidarity(1_000_000, none, known(0.2)).premium).toBe(0)
})

test('shares are whole and sum to a hundred', () => {
  expect(sharesHold(rule.shares)).toBe(true)
  expect(sharesHold({ ...rule.shares, hub: 26 })).toBe(false)
  expect(sharesHold({ ...rule.shares, hub: 25.5, ccas: 49.5 })).toBe(false)
  expect(sharesHold({ ...rule.shares, hub: 35, company: -10 })).toBe(false)
})

test('a means-test index weighs each sort of household on its own', () => {
  const deciles = Array.from({ length: 9 }, (_, i) => 1_000_000 * 1.1 ** i)
  const segment = 'inhabitant' as const
  const alone = { name: 'seule', older: 1, younger: 0, weight: 1, segment }
  const family = { name: 'famille', older: 2, younger: 2, weight: 1, segment }
  const at = (amount: number) => eligibleShare(deciles, [alone, family], { type: 'index', amount })
  // 550 € × 12 × 2 parts = 13 200 € alone; × 3 parts / 2.1 units = 9 429 € for four: under D1.
  const share = at(55_000)
  const single = Math.log(1.32) / Math.log(1.1) / 10 + 0.1
  expect(share.from).toBeCloseTo(single / 2)
  expect(share.to).toBeCloseTo((single + 0.1) / 2)
})

const line: Revenue = {
  type: 'revenue',
  id: 'courses',
  name: 'Courses',
  block: 'revenues',
  kind: 'one-off',
  payer: 'inhabitant',
  account: '70',
  unitPrice: 1_000,
  volume: { start: 200, growth: { type: 'none' } },
}
const plan: Plan = {
  ...{ version: 1, name: 'Essai', kind: 'other', start: '2026-01' as Plan['start'], months: 12 },
  ...{ openingCash: 0, assumptions: [line], scenarios: [] },
}

test('the kept scenario moves the forecast by the part of the hub, and by nothing else', () => {
  const made = solidarity(2_400_000, rule, known(0.2))
  const changes = solidarityChanges([line], rule, made, (bearer, name) => `${bearer} ${name}`)
  expect(parsePlan({ ...plan, scenarios: [{ id: 's', name: 'Solidaire', changes }] }).ok).toBe(true)
  const after = applyChanges(plan, changes)
  if (!after.ok) throw new Error(after.code)
  const products = (one: Plan) => {
    const f = forecast(one)
    if (!f.ok) throw new Error(f.code)
    return f.value.indicators.products
  }
  // Mean price 1 000 × (1 − 0.12 × 0.5 + 0.8 × 0.1 × 0.1875) = 955; the CCAS gives 250 for each of 24 units a month.
  const [price, ccas] = after.value.assumptions
  expect(price).toMatchObject({ unitPrice: 955 })
  expect(ccas).toMatchObject({ payer: 'ccas', pillar: 'public', unitPrice: 250 })
  expect(products(plan) - products(after.value)).toBe(36_000)
})

test('a price beside those seen elsewhere, ends included', () => {
  expect(verdictOf(1_199, 'membership')).toBe('under')
  expect(verdictOf(1_200, 'membership')).toBe('within')
  expect(verdictOf(5_000, 'membership')).toBe('within')
  expect(verdictOf(151, 'parcel')).toBe('above')
})
