import { describe, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { project } from '#modules/plan/rules/projection.ts'
import { fixed, plan, randomPlan, revenue } from '#modules/plan/rules/sample.ts'
import { views } from '#modules/plan/rules/statements/table.ts'
import { type Asked, askedOf, hrefOf, viewHref } from './address.ts'
import { showStatement } from './sheets.ts'

const names = new Map([
  ['rent', { name: 'Rent', href: '/essai/modele/hypotheses/1' }],
  ['sales', { name: 'Sales', href: null }],
])
const projection = must(project(plan([revenue(), fixed()], { months: 30 })))

describe('a statement is cut in sheets that fit on paper', () => {
  test('months: one sheet per plan year, its total last, the short year too', () => {
    const { sheets } = showStatement(projection, null, { view: 'income', step: 'month', row: null }, names)
    expect(sheets.map((sheet) => sheet.columns.length)).toEqual([13, 13, 7])
    const result = sheets[2]!.rows.find((row) => row.key === 'result')!
    expect(result.values).toEqual([50_000, 50_000, 50_000, 50_000, 50_000, 50_000, 300_000])
    expect(sheets[2]!.columns.map((c) => c.total)).toEqual([...Array(6).fill(false), true])
  })

  test('quarters: twelve to a sheet; years: all on one', () => {
    const long = must(project(randomPlan(3, 20, 84)))
    const cut = (step: 'quarter' | 'year') =>
      showStatement(long, null, { view: 'cash', step, row: null }, names).sheets.map((s) => s.columns.length)
    expect(cut('quarter')).toEqual([12, 12, 4])
    expect(cut('year')).toEqual([7])
  })

  test('the lines behind a row come with it alone, named, and with their address', () => {
    const { sheets } = showStatement(projection, null, { view: 'income', step: 'year', row: '613' }, names)
    const opened = sheets[0]!.rows.filter((row) => row.parts.length > 0)
    expect(opened.map((row) => row.key)).toEqual(['613'])
    expect(opened[0]!.parts).toEqual([
      {
        name: 'Rent',
        href: '/essai/modele/hypotheses/1',
        values: [600_000, 600_000, 300_000],
        opening: null,
      },
    ])
    expect(sheets[0]!.rows.find((row) => row.key === '706')).toMatchObject({ counts: true, parts: [] })
  })

  test('beside another future: the difference by plan year, rows of both', () => {
    const other = must(
      project(plan([revenue({ unitPrice: 900 }), fixed({ family: 'telecom' })], { months: 30 })),
    )
    const { difference } = showStatement(
      projection,
      other,
      { view: 'income', step: 'year', row: null },
      names,
    )
    const of = (key: string) => difference!.rows.find((row) => row.key === key)!.values
    expect(of('706')).toEqual([-120_000, -120_000, -60_000])
    expect(of('613')).toEqual([-600_000, -600_000, -300_000])
    expect(of('626')).toEqual([600_000, 600_000, 300_000])
    expect(of('result')).toEqual([-120_000, -120_000, -60_000])
  })

  test('a plan that starts in the red marks the periods to look at', () => {
    const red = must(project(plan([fixed({ from: month('2026-05') })], { openingCash: 60_000 })))
    const { sheets } = showStatement(red, null, { view: 'cash', step: 'quarter', row: null }, names)
    expect(sheets[0]!.rows.find((row) => row.key === 'cash-after')!.alerts).toEqual([1, 2, 3])
  })
})

describe('an address', () => {
  const asked = (query: string): Asked => askedOf(new URLSearchParams(query))

  test('says the view, the columns, the row and the futures, in French', () => {
    expect(asked('vue=bilan&pas=mois&ligne=customers&scenario=a&avec=base')).toEqual({
      view: 'balance',
      step: 'month',
      row: 'customers',
      scenario: 'a',
      against: 'base',
    })
  })

  test('that is not understood is the summary, or the usual columns', () => {
    expect(asked('vue=x&pas=y&ligne=z')).toMatchObject({ view: null, step: 'year', row: null })
    expect(asked('vue=tresorerie&pas=semaine')).toMatchObject({ view: 'cash', step: 'quarter' })
  })

  test('leads back to what was asked for', () => {
    for (const view of views) {
      const to = hrefOf('/p', asked('scenario=a'), { view, step: 'month', row: '706' })
      const [path, query] = to.split(/[?#]/)
      expect(path).toBe('/p')
      expect(asked(query!)).toEqual({ view, step: 'month', row: '706', scenario: 'a', against: '' })
    }
    expect(viewHref('/p', asked('vue=bilan&pas=mois&ligne=cash&avec=b'), null)).toBe('/p?avec=b')
  })
})
