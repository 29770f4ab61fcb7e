import { describe, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { forecastOf } from '../rules/forecast.ts'
import type { Plan } from '../rules/plan.ts'
import { project } from '../rules/projection.ts'
import { grant, plan as planOf, randomPlan, revenue } from '../rules/sample.ts'
import { differences } from './agreement.ts'
import { type Book, input } from './build.ts'
import { examplePlan } from './example.ts'
import { unzip } from './file/unzip.ts'
import { serialOf } from './formula/dates.ts'
import { cellValue, valueAt } from './grid.ts'
import { typeOver } from './typed.ts'
import { bookOf, workbookOf } from './workbook.server.ts'

const bookIn = (plan: Plan, scenario?: string): Book => must(bookOf(plan, 'fr', scenario))
const differ = (book: Book, plan: Plan, scenario?: string) =>
  differences(book, must(project(plan, scenario)), valueAt).slice(0, 10)
const sampleOf = (seed: number) => randomPlan(seed, 6 + (seed % 25), 12 + (seed % 60))

describe('the values kept in the workbook are those of the engine, to the cent, in every month', () => {
  test.each(['quartier', 'rural'] as const)('plan of the %s hub and its scenarios', (name) => {
    const plan = examplePlan(name)
    expect(differ(bookIn(plan), plan)).toEqual([])
    for (const { id } of plan.scenarios) expect(differ(bookIn(plan, id), plan, id)).toEqual([])
  })

  test.each(Array.from({ length: 40 }, (_, i) => i + 1))('random plan %i', (seed) => {
    const plan = sampleOf(seed)
    expect(differ(bookIn(plan), plan)).toEqual([])
  })

  test('the comparison sees a figure that is a cent off', () => {
    const plan = examplePlan('rural')
    const book = bookIn(plan)
    const closing = book.rows.get('cash/closing')!
    const read: typeof valueAt = (line, m) => valueAt(line, m) + (line === closing && m === 7 ? 0.01 : 0)
    expect(differences(book, must(project(plan)), read)).toMatchObject([{ row: 'cash', m: 7 }])
  })
})

test('indicators are those of the forecast', () => {
  for (const plan of [examplePlan('quartier'), examplePlan('rural'), ...[2, 4, 11, 19].map(sampleOf)]) {
    const f = forecastOf(must(project(plan)))
    const book = bookIn(plan)
    const said = (key: string, column: number) => {
      const cell = book.indicators.get(`${key}/${column}`)
      const value = cell ? cellValue(cell) : 0
      return typeof value === 'number' ? value : null
    }
    for (const [column, i] of [f.indicators, ...f.years.map((y) => y.indicators)].entries()) {
      const euros = [
        'products',
        'charges',
        'result',
        'sales',
        'earned',
        'grants',
        'fixedCosts',
        'closingCash',
      ] as const
      for (const key of euros) expect(said(key, column), key).toBeCloseTo(i[key] / 100, 4)
      for (const key of ['breakEvenSales', 'supportedBreakEvenSales'] as const)
        if (i[key] === null) expect(said(key, column)).toBeNull()
        else expect(said(key, column), key).toBeCloseTo(i[key] / 100, 2)
      const rates = [
        'contributionRate',
        'earnedShare',
        'grantShare',
        'firstFunderShare',
        'contractedShare',
        'monthsOfCash',
        'salaryCover',
        'marginCover',
        'load',
      ] as const
      for (const key of rates) {
        if (key === 'firstFunderShare' && book.funders.size === 0) continue
        const value = said(key, column)
        if (i[key] === null) expect(value, key).toBeNull()
        else expect(value, key).toBeCloseTo(i[key], 5)
      }
      expect(said('lowestCash', column)).toBeCloseTo(i.lowestCash.amount / 100, 4)
      expect(said('lowestMonth', column)).toBe(serialOf(i.lowestCash.month))
      expect(said('firstNegativeMonth', column)).toBe(
        i.firstNegativeMonth === null ? null : serialOf(i.firstNegativeMonth),
      )
    }
  }
})

describe('checks', () => {
  test('hold in any sound plan', () => {
    for (const plan of [examplePlan('quartier'), examplePlan('rural'), ...[1, 7, 13, 22].map(sampleOf)])
      expect(bookIn(plan).verdicts.map(cellValue)).not.toContain('À VOIR')
  })

  test('say when a loan is moved beyond the columns of its schedule', () => {
    const plan = planOf([
      {
        type: 'loan',
        id: 'loan',
        name: 'Loan',
        block: 'resources',
        amount: 100_000,
        month: planOf([]).start,
        rate: 3,
        months: 24,
      },
    ])
    const book = bookIn(plan)
    typeOver(book, input(book, { id: 'loan' }, 'month'), serialOf('2020-01'))
    expect(book.verdicts.map(cellValue)).toContain('À VOIR')
  })
})

test('what people typed is text in its cell and never part of a formula', async () => {
  const nasty = "+cmd|' /C calc'!A0"
  const plan = planOf([
    revenue({ name: nasty, unit: '-2+3', funder: '"&A1&"', note: '=1+1', paymentDelayDays: 30 }),
    grant({ name: "l'aide <b>", funder: "+SUM(1)&'Hypothèses'!A1" }),
  ])
  const files = unzip(must(await workbookOf({ ...plan, name: '-1+1' }, 'fr')))
  const formulas = files.flatMap(({ text }) =>
    [...text.matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula!),
  )
  expect(formulas.length).toBeGreaterThan(100)
  for (const typed of ['cmd', 'SUM(1)', "l'aide", '-2+3', '=1+1', '"&'])
    expect(formulas.join('\n')).not.toContain(typed)
  const texts = files.find(({ name }) => name === 'xl/sharedStrings.xml')!.text
  expect(texts).toContain('+cmd|')
  expect(texts).toContain("l'aide &lt;b&gt;")
})

test('English readers get English sheets, and the same plan gives the same bytes', async () => {
  const plan = examplePlan('rural')
  expect(must(bookOf(plan, 'en')).sheets.map(({ name }) => name)).toContain('Balance sheet')
  expect(must(await workbookOf(plan, 'fr')).equals(must(await workbookOf(plan, 'fr')))).toBe(true)
  for (const { name } of bookIn(plan).sheets) expect(name.length).toBeLessThanOrEqual(31)
})

test('an unknown scenario is refused as the engine refuses it', () => {
  expect(bookOf(examplePlan('rural'), 'fr', 'inconnu')).toMatchObject({ ok: false, code: 'unknown_scenario' })
})
