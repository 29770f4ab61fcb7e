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
