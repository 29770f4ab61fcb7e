import { expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { fixed, plan, revenue } from '#modules/plan/rules/sample.ts'
import { applyChanges } from '#modules/plan/rules/scenario.ts'
import { asInPlan, dialsOf, readDials } from './dials.ts'

const base = plan([revenue(), fixed()])
const dials = dialsOf(base)

test('dials are the figures that weigh, from nothing to twice themselves', () => {
  expect(dials.map(({ key, figure, low, high, step }) => [key, figure, low, high, step])).toEqual([
    ['sales:unitPrice', 1000, 0, 2000, 20],
    ['sales:volume.start', 100, 0, 200, 2],
    ['rent:amount', 50_000, 0, 100_000, 1000],
  ])
})

test('what was not touched changes nothing, what was typed is read in its unit', () => {
  expect(readDials(dials, asInPlan(dials), base.assumptions).changes).toEqual([])
  const { changes, wrong } = readDials(
    dials,
    { 'sales:unitPrice': '12,50', 'sales:volume.start': 'cent', 'rent:amount': '-4' },
    base.assumptions,
  )
  expect(changes).toEqual([{ type: 'set', line: 'sales', field: 'unitPrice', value: 1250 }])
  expect([...wrong]).toEqual(['sales:volume.start', 'rent:amount'])
  expect(must(applyChanges(base, changes)).assumptions[0]).toMatchObject({ unitPrice: 1250 })
})
