import { expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { lineValues, readLineForm } from './line-form.ts'
import { rangeName, rangeProblems, rangeValues, readRanges, withRanges } from './range-form.ts'
import { rangeMarks } from './range-mark.ts'
import type { Range } from './rules/plan.ts'
import { grant, revenue } from './rules/sample.ts'
import { parseLine } from './rules/schema.ts'
import { templateAt } from './templates/templates.ts'

const posted = (values: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return data
}

test('every line of the examples keeps its ranges through its own form', () => {
  let ranged = 0
  for (const name of ['quartier', 'rural'] as const)
    for (const line of templateAt(name, month('2026-06')).plan.assumptions) {
      const values = { ...lineValues(line), ...rangeValues(line) }
      const read = withRanges(line.type, readLineForm(line.type, posted(values)))
      expect(read).toMatchObject({ ok: true })
      if (!read.ok) continue
      const parsed = parseLine({ ...read.body, id: line.id })
      expect(parsed).toMatchObject({ ok: true })
      // In the order of the form, which is none.
      if (parsed.ok) expect(new Set(parsed.value.ranges)).toEqual(new Set(line.ranges))
      ranged += line.ranges?.length ?? 0
    }
  expect(ranged).toBeGreaterThan(10)
})

test('a price between two bounds is typed in euros, with its group', () => {
  const values = {
    unitPrice: '12',
    'ranges.unitPrice.shape': 'triangular',
    'ranges.unitPrice.low': '10,50',
    'ranges.unitPrice.high': '15',
    'ranges.unitPrice.group': 'prix',
    'ranges.unitPrice.against': 'on',
    'ranges.cash-delay.shape': 'uniform',
    'ranges.cash-delay.low': '0',
    'ranges.cash-delay.high': '3',
  }
  expect(readRanges('revenue', values)).toEqual({
    errors: {},
    ranges: [
      {
        field: 'unitPrice',
        distribution: { type: 'triangular', low: 1050, high: 1500 },
        group: 'prix',
        against: true,
      },
      { field: 'cash-delay', distribution: { type: 'uniform', low: 0, high: 3 } },
    ],
  })
})

test('what is missing or out of order is told beside its box', () => {
  const ask = (more: Record<string, string>) =>
    readRanges('revenue', { unitPrice: '12', 'ranges.unitPrice.shape': 'pert', ...more }).errors
  expect(ask({})).toEqual({ 'ranges.unitPrice.low': 'required', 'ranges.unitPrice.high': 'required' })
  const bounds = (low: string, high: string) => ({
    'ranges.unitPrice.low': low,
    'ranges.unitPrice.high': high,
  })
  expect(ask(bounds('15', '10'))).toEqual({ 'ranges.unitPrice.high': 'not_above' })
  expect(ask(bounds('13', '15'))).toEqual({ 'ranges.unitPrice.mode': 'figure_outside' })
  expect(ask({ ...bounds('10', '15'), 'ranges.unitPrice.mode': '20' })).toEqual({
    'ranges.unitPrice.mode': 'not_between',
  })
  expect(ask({ ...bounds('zéro', '15') })).toEqual({ 'ranges.unitPrice.low': 'not_an_amount' })
  expect(ask({ ...bounds('0', '15'), 'ranges.unitPrice.shape': 'log-normal' })).toEqual({
    'ranges.unitPrice.low': 'not_positive',
  })
  expect(ask({ ...bounds('1', '2'), unitPrice: '' })).toEqual({
    'ranges.unitPrice.shape': 'field_not_on_line',
  })
})

test('a figure that the growth has put aside brings no range', () => {
  const values = {
    'volume.growth.type': 'linear',
    'volume.growth.target': '300',
    'ranges.volume.growth.target.shape': 'uniform',
    'ranges.volume.growth.target.low': '1',
    'ranges.volume.growth.target.high': '2',
  }
  expect(readRanges('revenue', values)).toEqual({ ranges: [], errors: {} })
})

test('a problem that the engine finds in a range stands beside its box', () => {
  const ranges: Range[] = [
    { field: 'amount', distribution: { type: 'uniform', low: 1, high: 2 }, group: 'x' },
  ]
  const found = rangeProblems({ ranges }, [
    { path: 'ranges[0].group', code: 'unknown_group', expected: '', got: 'x' },
    { path: 'funder', code: 'missing', expected: '', got: '' },
  ])
  expect(found.errors).toEqual({ [rangeName('amount', 'group')]: 'unknown_group' })
  expect(found.others).toMatchObject([{ path: 'funder' }])
})

test('marks of a list say the bounds in the unit of the figure', () => {
  const line = revenue({
    ranges: [
      { field: 'unitPrice', distribution: { type: 'uniform', low: 1200, high: 1850 } },
      { field: 'volume.churn', distribution: { type: 'normal', sd: 0.5 } },
    ],
  })
  const tidy = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
  expect(rangeMarks(line, 'fr').map(({ mark }) => tidy(mark))).toEqual(['12 € à 18,50 €', '± 0,5 %'])
  const late = grant({
    chance: 70,
    ranges: [{ field: 'cash-delay', distribution: { type: 'uniform', low: 0, high: 4 } }],
  })
  expect(rangeMarks(late, 'fr').map(({ mark }) => tidy(mark))).toEqual([
    '70 % de chances',
    '0 à 4 mois de retard',
  ])
})
