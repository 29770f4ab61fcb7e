import { expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import type { Revenue } from '#modules/plan/rules/plan.ts'
import { priceRows } from './price-rows.ts'

const line = (id: string, more: Partial<Revenue> = {}): Revenue => ({
  ...{ type: 'revenue', id, name: id, block: 'revenues', kind: 'one-off', payer: 'inhabitant' },
  ...{ account: '70', unitPrice: 800, volume: { start: 10, growth: { type: 'none' } } },
  ...more,
})

test('each public has its row, with what is seen elsewhere', () => {
  const assumptions = [
    line('adhesion', { kind: 'membership', unitPrice: 100 }),
    line('contrat', {
      kind: 'company-contract',
      payer: 'company',
      billing: 'yearly',
      headcount: 85,
      unitPrice: 3_600,
    }),
    line('sans-effectif', { kind: 'company-contract', payer: 'company', unitPrice: 340_000 }),
    line('colis', {
      kind: 'parcels',
      segments: [
        { name: 'Adhérents', share: 50, unitPrice: 10 },
        { name: 'Non-adhérents', share: 50, unitPrice: 100 },
      ],
    }),
  ]
  const brief = priceRows({ assumptions }, [], null).map((row) => [
    row.name,
    row.whom.name ?? row.whom.payer,
    row.verdict,
  ])
  expect(brief).toEqual([
    // One euro a month is twelve a year.
    ['adhesion', 'inhabitant', 'within'],
    // 36 € a year and employee are 3 € a month.
    ['contrat', 'company', 'under'],
    ['sans-effectif', 'company', null],
    ['colis', 'Adhérents', 'under'],
    ['colis', 'Non-adhérents', 'within'],
  ])
})

test('the catalogue by segment, and the rates on the lines they are for', () => {
  const rows = priceRows(
    { assumptions: [line('courses'), line('autre')] },
    [
      {
        ...{ id: 's', name: 'Bricolage', unit: 'half-hour', activity: 'repairs' },
        prices: { inhabitant: cents(1_600), landlord: cents(2_200) },
      },
    ],
    { lines: ['courses'], reduction: 50, premium: 0.1 },
  )
  expect(rows.map(({ name, solidarity, support, verdict }) => [name, solidarity, support, verdict])).toEqual([
    ['courses', 400n, 880n, null],
    ['autre', null, null, null],
    ['Bricolage', null, null, 'within'],
    ['Bricolage', null, null, 'above'],
  ])
})
