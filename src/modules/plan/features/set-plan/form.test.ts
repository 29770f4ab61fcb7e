import { describe, expect, test } from 'vitest'
import { PAYROLL_2026 } from '#modules/plan/rules/payroll.ts'
import { grant, plan } from '#modules/plan/rules/sample.ts'
import { readSettings, settingsErrors, settingsValues } from './form.ts'

const form = (values: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return data
}
const base = plan([grant()], { openingCash: -12_050 })
const { version: _, assumptions: _lines, scenarios: _others, ...head } = base

describe('settings survive their own form', () => {
  test('when the plan says little', () => {
    const read = readSettings('other', form(settingsValues(head)))
    expect(read).toMatchObject({ ok: true, move: false })
    if (read.ok) expect(read.head).toEqual(head)
  })

  test('when it says everything', () => {
    const full = {
      ...head,
      taxOnSales: { rate: 5.5, every: 'quarter' as const, recovered: 40 },
      inflation: { prices: 1.2, costs: 2, wages: 1.5 },
      payroll: { ...PAYROLL_2026, minimumWage: 190_000, slope: 0.3821 },
      opening: { receivables: 100, payables: 0, taxAndSocial: 2, deferred: 3 },
      correlations: [{ group: 'energie', rho: 0.35 }],
    }
    const read = readSettings('other', form(settingsValues(full)))
    if (read.ok) expect(read.head).toEqual(full)
    else expect(read.errors).toEqual({})
  })
})

test('the rate of a regime is asked, and not read when exempt', () => {
  const values = { ...settingsValues(head), 'taxOnSales.every': 'month', 'taxOnSales.rate': '' }
  expect(readSettings('other', form(values))).toMatchObject({ errors: { 'taxOnSales.rate': 'required' } })
  const exempt = { ...values, 'taxOnSales.every': 'none', 'taxOnSales.rate': 'vingt' }
  const read = readSettings('other', form(exempt))
  expect(read.ok && 'taxOnSales' in read.head).toBe(false)
  expect(read.ok).toBe(true)
})

test('a group may be written as people write, and a problem of a row is told at its row', () => {
  const values = {
    ...settingsValues(head),
    'correlations[0].group': 'Énergie & fluides',
    'correlations[0].rho': '80',
    move: 'on',
  }
  const read = readSettings('other', form(values))
  expect(read).toMatchObject({
    ok: true,
    move: true,
    head: { correlations: [{ group: 'energie-fluides', rho: 0.8 }] },
  })
  const told = settingsErrors(values, [
    { path: 'correlations[0].rho', code: 'too_large', expected: '', got: '' },
    { path: 'months', code: 'too_small', expected: '', got: '' },
  ])
  expect(told.errors).toEqual({ 'correlations[0].rho': 'too_large', months: 'too_small' })
})
