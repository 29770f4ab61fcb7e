import { describe, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { lineValues, problemErrors, readLineForm } from './line-form.ts'
import { parseLine } from './rules/schema.ts'
import { templateAt } from './templates/templates.ts'

const form = (values: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return data
}

describe.each(['quartier', 'rural'] as const)('every line of the %s plan', (name) => {
  const { plan } = templateAt(name, month('2026-06'))
  test.each(plan.assumptions)('$name survives its own form unchanged', (line) => {
    const read = readLineForm(line.type, form(lineValues(line)))
    expect(read).toMatchObject({ ok: true })
    // Ranges have their own rows (RangeFields).
    const { ranges, ...rest } = line
    if (read.ok) expect({ ...read.body, id: line.id }).toEqual(rest)
  })
})

test('figures are read as a French hand writes them; euros become cents', () => {
  const read = readLineForm(
    'salary',
    form({ name: 'Concierge', block: 'costs', gross: '1 950,50 €', fullTime: '0,8', chargeRate: '16 %' }),
  )
  expect(read).toMatchObject({ body: { type: 'salary', gross: 195_050, fullTime: 0.8, chargeRate: 16 } })
})

test('what is missing or no number is told beside its field, and what was typed is kept', () => {
  const read = readLineForm('fixed-cost', form({ name: 'Loyer', block: 'costs', family: '', amount: 'cher' }))
  expect(read).toMatchObject({
    ok: false,
    errors: { family: 'required', amount: 'not_an_amount' },
    values: { amount: 'cher' },
  })
})

test('a field that another choice hides is not read', () => {
  const read = readLineForm(
    'variable-cost',
    form({
      name: 'Achats',
      block: 'costs',
      family: 'purchases',
      of: 'boutique',
      'basis.type': 'per-unit',
      'basis.percent': 'n’importe quoi',
      'basis.amount': '2',
    }),
  )
  expect(read).toMatchObject({ ok: true, body: { basis: { type: 'per-unit', amount: 200 } } })
})

test('a grant without instalments is paid at the decision; a sum that disagrees is told at the first', () => {
  const typed = {
    name: 'Région',
    funder: 'Région',
    payer: 'local-authority',
    block: 'revenues',
    account: '74',
    amount: '1000',
    award: '2026-09',
  }
  const read = readLineForm('grant', form(typed))
  expect(read).toMatchObject({ body: { instalments: [{ month: '2026-09', amount: 100_000 }] } })
  const shown = problemErrors('grant', typed, [
    { path: 'instalments', code: 'instalments_do_not_sum', expected: '', got: '' },
  ])
  expect(shown.errors).toEqual({ 'instalments[0].amount': 'instalments_do_not_sum' })
})

test('the engine refuses by path, and each path is a field', () => {
  const parsed = parseLine({
    type: 'fixed-cost',
    id: 'x',
    name: 'X',
    block: 'costs',
    family: 'rent',
    amount: -5,
  })
  expect(parsed.ok).toBe(false)
  if (!parsed.ok)
    expect(problemErrors('fixed-cost', {}, parsed.problems).errors).toEqual({ amount: 'too_small' })
})

const sale = {
  name: 'Paniers',
  kind: 'shop-sales',
  payer: 'inhabitant',
  unitPrice: '10',
  'volume.start': '20',
  'volume.growth.type': 'none',
  account: '70',
  block: 'revenues',
}

test('prices by public are rows; their mean is the price', () => {
  const read = readLineForm(
    'revenue',
    form({
      ...sale,
      'segments[0].name': 'Solidaire',
      'segments[0].share': '25',
      'segments[0].unitPrice': '6',
      'segments[1].name': '',
      'segments[1].share': '',
      'segments[1].unitPrice': '',
      'segments[2].name': 'Plein',
      'segments[2].share': '75 %',
      'segments[2].unitPrice': '10,40',
    }),
  )
  expect(read).toMatchObject({
    body: {
      unitPrice: 930,
      segments: [
        { name: 'Solidaire', share: 25, unitPrice: 600 },
        { name: 'Plein', share: 75, unitPrice: 1040 },
      ],
    },
  })
})

test('a row half filled is told where it lacks something; shares that do not sum are told at the first', () => {
  const half = {
    ...sale,
    'segments[0].name': 'Solidaire',
    'segments[0].share': '',
    'segments[0].unitPrice': 'x',
  }
  expect(readLineForm('revenue', form(half))).toMatchObject({
    errors: { 'segments[0].share': 'required', 'segments[0].unitPrice': 'not_an_amount' },
  })
  const shown = problemErrors('revenue', half, [
    { path: 'segments', code: 'shares_do_not_sum', expected: '', got: '' },
    { path: 'accounts[1]', code: 'wrong_format', expected: '', got: '' },
    { path: 'volume.seasonality[7]', code: 'too_large', expected: '', got: '' },
    { path: 'colour', code: 'unknown_field', expected: '', got: '' },
  ])
  expect(shown.errors).toEqual({
    'segments[0].share': 'shares_do_not_sum',
    accounts: 'wrong_format',
    'volume.seasonality[7]': 'too_large',
    '': 'unknown_field',
  })
})

test('a month left blank beside others is an ordinary one', () => {
  const read = readLineForm('revenue', form({ ...sale, 'volume.seasonality[7]': '0,5' }))
  expect(read).toMatchObject({
    body: { volume: { seasonality: [1, 1, 1, 1, 1, 1, 1, 0.5, 1, 1, 1, 1] } },
  })
  expect(readLineForm('revenue', form({ ...sale, 'volume.seasonality[0]': '' }))).toMatchObject({
    body: { volume: { start: 20, growth: { type: 'none' } } },
  })
})

test('bulk prices are read for an amount by unit only; a ticked box and a list of accounts are read', () => {
  const cost = {
    name: 'Achats',
    block: 'costs',
    family: 'purchases',
    of: 'boutique',
    'basis.type': 'per-unit',
    'basis.amount': '2',
    'basis.tiers[0].above': '100',
    'basis.tiers[0].amount': '1,80',
    accounts: '607, 6037',
  }
  expect(readLineForm('variable-cost', form(cost))).toMatchObject({
    body: {
      basis: { type: 'per-unit', amount: 200, tiers: [{ above: 100, amount: 180 }] },
      accounts: ['607', '6037'],
    },
  })
  const margin = readLineForm(
    'variable-cost',
    form({ ...cost, 'basis.type': 'margin', 'basis.percent': '30' }),
  )
  expect(margin).toMatchObject({ ok: true, body: { basis: { type: 'margin', percent: 30 } } })
  if (margin.ok) expect(margin.body.basis).toEqual({ type: 'margin', percent: 30 })
  const post = { name: 'Poste', block: 'costs', gross: '1900', fullTime: '1', chargeRate: '44' }
  expect(readLineForm('salary', form({ ...post, lowWageReduction: 'on' }))).toMatchObject({
    body: { lowWageReduction: true },
  })
})
