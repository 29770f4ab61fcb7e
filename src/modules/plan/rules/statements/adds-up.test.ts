import { describe, expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { forecastOf } from '../forecast.ts'
import type { Plan } from '../plan.ts'
import { project } from '../projection.ts'
import { randomPlan } from '../sample.ts'
import { sum } from '../spread.ts'
import { steps } from './period.ts'
import { booksOf, statementOf } from './statements.ts'
import { type StatementTable, type View, views } from './table.ts'

const read = (of: Plan) => {
  const projection = must(project(of))
  return { f: forecastOf(projection), books: booksOf(projection) }
}
const row = (of: StatementTable, key: string) => {
  const found = of.rows.find((r) => r.key === key)
  if (!found) throw new Error(`no row ${key} among ${of.rows.map((r) => r.key).join(', ')}`)
  return found
}
const valueOr0 = (of: StatementTable, key: string, i: number) =>
  of.rows.find((r) => r.key === key)?.values[i] ?? 0

describe('in sixty random plans, cut by month, quarter, plan year and civil year', () => {
  for (const step of steps)
    test(`every statement of each ${step} adds up to the cent`, () => {
      for (let seed = 1; seed <= 60; seed++) {
        const random = randomPlan(seed, 5 + (seed % 30), 12 + (seed % 60))
        const { f, books } = read(random)
        const t = Object.fromEntries(views.map((view) => [view, statementOf(books, view, step)])) as Record<
          View,
          StatementTable
        >
        for (const [i, { from, to }] of t.income.periods.entries()) {
          const at = `seed ${seed}, ${step} ${i}`
          const of = (view: View, key: string) => valueOr0(t[view], key, i)
          const result = sum(f.income.result, from, to)
          expect(of('income', 'total-products'), at).toBe(sum(f.income.products, from, to))
          expect(of('income', 'total-charges'), at).toBe(sum(f.income.charges, from, to))
          expect(of('income', 'result'), at).toBe(result)
          expect(of('income', 'total-in-kind-uses'), at).toBe(sum(f.inKind.total, from, to))
          expect(of('income', 'total-in-kind-resources'), at).toBe(sum(f.inKind.total, from, to))
          expect(of('balance', 'total-assets'), at).toBe(of('balance', 'total-liabilities'))
          expect(of('balance', 'cash') - of('balance', 'overdraft'), at).toBe(f.cash.closing[to - 1])
          expect(of('cash', 'total-receipts'), at).toBe(sum(f.cash.receipts, from, to))
          expect(of('cash', 'total-payments'), at).toBe(sum(f.cash.payments, from, to))
          expect(of('cash', 'cash-after'), at).toBe(f.cash.closing[to - 1])
          expect(of('financing', 'financing-balance'), at).toBe(of('cash', 'cash-change'))
          expect(of('margins', 'net-result'), at).toBe(result)
          expect(of('margins', 'operating-result'), at).toBe(of('income', 'operating-result'))
          expect(of('working-capital', 'working-capital-need'), at).toBe(f.cash.workingCapital[to - 1])
          expect(of('working-capital', 'net-cash'), at).toBe(f.cash.closing[to - 1])
          expect(of('staffing', 'hours-sold'), at).toBeCloseTo(sum(f.staffing.sold, from, to), 0)
        }
        const balance = t.balance
        expect(row(balance, 'total-assets').opening, `seed ${seed}`).toBe(
          row(balance, 'total-liabilities').opening,
        )
      }
    })

  test('no balance but depreciation, results and own funds is below zero', () => {
    const mayBe = new Set(['depreciation', 'carried-result', 'year-result', 'own-funds', 'total-own-funds'])
    for (let seed = 1; seed <= 60; seed++) {
      const { books } = read(randomPlan(seed, 5 + (seed % 30), 12 + (seed % 60)))
      for (const { key, level, values: all } of statementOf(books, 'balance', 'month').rows)
        if (level === 'line' && !mayBe.has(key))
          expect(Math.min(...all.map((v) => v ?? 0)), `seed ${seed}, ${key}`).toBeGreaterThanOrEqual(0)
    }
  })

  test('the lines behind a figure sum to it', () => {
    let seen = 0
    for (let seed = 1; seed <= 30; seed++) {
      const { books } = read(randomPlan(seed, 30, 30))
      for (const view of views)
        for (const { key, values: all, parts } of statementOf(books, view, 'year').rows)
          if (parts.length > 0)
            for (const [i, value] of all.entries()) {
              seen++
              const behind = parts.reduce((total, part) => total + part.values[i]!, 0)
              expect(behind, `seed ${seed}, ${view}, ${key}`).toBeCloseTo(value ?? 0, 0)
            }
    }
    expect(seen).toBeGreaterThan(500)
  })

  test('self-financing is also what is cashed in less what is paid out of the margins', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const { books } = read(randomPlan(seed, 30, 30))
      const t = statementOf(books, 'margins', 'year')
      for (const i of t.periods.keys()) {
        const of = (key: string) => valueOr0(t, key, i)
        const fromSurplus =
          of('gross-operating-surplus') +
          of('other-products') +
          of('other-charges') +
          of('financial-result') +
          of('exceptional-result')
        expect(of('self-financing'), `seed ${seed}`).toBe(fromSurplus)
      }
    }
  })
})
