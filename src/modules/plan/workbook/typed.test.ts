import { describe, expect, test } from 'vitest'
import { addMonths } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { type Assumption, type Change, isFunding, type Plan } from '../rules/plan.ts'
import { project } from '../rules/projection.ts'
import { plan as planOf, random, randomPlan, revenue } from '../rules/sample.ts'
import { applyChanges } from '../rules/scenario.ts'
import { type ChangeableField, changeableFields } from '../rules/vocabulary.ts'
import { differences } from './agreement.ts'
import { type Book, input } from './build.ts'
import { serialOf } from './formula/dates.ts'
import { valueAt } from './grid.ts'
import { typedFigure, typeOver } from './typed.ts'
import { bookOf } from './workbook.server.ts'

const bookIn = (plan: Plan, scenario?: string): Book => must(bookOf(plan, 'fr', scenario))
const differ = (book: Book, plan: Plan, scenario?: string) =>
  differences(book, must(project(plan, scenario)), valueAt).slice(0, 10)
const sampleOf = (seed: number) => randomPlan(seed, 6 + (seed % 25), 12 + (seed % 60))

/** A sound value of a figure, unlike the one it has. */
function another(field: ChangeableField, line: Assumption, next: () => number): number {
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  switch (field) {
    case 'volume.churn':
    case 'yearlyIndex':
    case 'rate':
      return whole(0, 80) / 10
    case 'chargeRate':
    case 'withheld':
    case 'serving':
    case 'basis.percent':
      return whole(0, 1000) / 10
    case 'volume.growth.perMonth':
      return whole(-30, 60) / 10
    case 'volume.growth.ratio':
    case 'fullTime':
      return whole(1, 30) / 10
    case 'paymentDelayDays':
      return whole(0, 100)
    case 'earnedOver':
    case 'aid.months':
      return whole(1, 18)
    case 'deferral':
      return whole(1, 6)
    case 'months':
      return whole(7, 60)
    case 'depreciationMonths':
      return whole(1, 84)
    case 'stockDays':
      return whole(0, 90)
    case 'gross':
      return whole(150_000, 400_000)
    case 'amount':
      return line.type === 'loan' ? whole(100_000, 3_000_000) : whole(0, 400_000)
    default:
      return whole(1, 900)
  }
}

/** What a change of the engine would take along, or refuse: departures of a follower, what units cost by tier. */
const isApart = (line: Assumption, field: ChangeableField): boolean =>
  (field === 'volume.churn' && line.type === 'revenue' && line.volume.growth.type === 'follows') ||
  (field === 'basis.amount' && line.type === 'variable-cost' && 'tiers' in line.basis)

describe('an assumption typed over changes everything that follows, as the engine would', () => {
  test.each(Array.from({ length: 30 }, (_, i) => i + 1))('every figure of random plan %i', (seed) => {
    const plan = sampleOf(seed)
    const book = bookIn(plan)
    const next = random(seed + 1000)
    const changes: Change[] = []
    for (const line of plan.assumptions)
      for (const field of changeableFields) {
        const value = another(field, line, next)
        const typed = isApart(line, field) ? null : typedFigure(book, line, field, value)
        const change: Change = { type: 'set', line: line.id, field, value }
        if (!typed || !applyChanges(plan, [change]).ok) continue
        typeOver(book, typed.cell, typed.value)
        changes.push(change)
      }
    expect(changes.length).toBeGreaterThan(plan.assumptions.length)
    const changed = must(applyChanges(plan, changes))
    expect(differ(bookIn(changed), changed)).toEqual([])
    expect(differ(book, changed)).toEqual([])
  })

  test('dates move: a grant, its instalments, a line, an investment, a loan, a deposit', () => {
    for (const seed of [3, 8, 12, 17, 21]) {
      const plan = randomPlan(seed, 30, 36)
      const book = bookIn(plan)
      const moved = structuredClone(plan)
      const at = (id: string, name: string, month: Parameters<typeof addMonths>[0]) =>
        typeOver(book, input(book, { id }, name), serialOf(month))
      for (const [i, line] of moved.assumptions.entries()) {
        const by = (i % 5) + 1
        if (isFunding(line)) {
          line.award = addMonths(line.award, by)
          at(line.id, 'award', line.award)
          if (line.to) {
            line.to = addMonths(line.to, by)
            at(line.id, 'to', line.to)
          }
          for (const [k, part] of line.instalments.entries()) {
            part.month = addMonths(part.month, by)
            at(line.id, `part-month-${k}`, part.month)
          }
        } else if (line.type === 'investment' || line.type === 'loan') {
          line.month = addMonths(line.month, by)
          at(line.id, 'month', line.month)
        } else if (line.type === 'deposit') {
          line.back = addMonths(line.month, by)
          at(line.id, 'back', line.back)
        } else {
          line.from = addMonths(plan.start, by)
          at(line.id, 'from', line.from)
          line.to = addMonths(plan.start, 20 + by)
          at(line.id, 'to', line.to)
        }
      }
      expect(differ(book, moved)).toEqual([])
    }
  })

  test('prices by segment, their shares, seasons, and what units cost by tier', () => {
    const plan = planOf([
      revenue({
        segments: [
          { name: 'Support', share: 40, unitPrice: 700 },
          { name: 'Full', share: 60, unitPrice: 1300 },
        ],
        volume: { start: 20, growth: { type: 'linear', perMonth: 3 }, seasonality: Array(12).fill(1) },
      }),
      {
        type: 'variable-cost',
        id: 'cost',
        name: 'Cost',
        block: 'costs',
        family: 'purchases',
        of: 'sales',
        basis: {
          type: 'per-unit',
          amount: 500,
          tiers: [
            { above: 25, amount: 400 },
            { above: 40, amount: 300 },
          ],
        },
      },
    ])
    const book = bookIn(plan)
    const run = (name: string) => {
      const sheet = book.sheets[1]!
      return sheet.cells.find(({ content }) => content.kind === 'text' && content.text === name)!
    }
    const beside = (name: string, columns: number) => {
      const { sheet, row, col } = run(name)
      return sheet.cells.find((cell) => cell.row === row && cell.col === col + columns)!
    }
    typeOver(book, beside('Support', 1), 0.55)
    typeOver(book, beside('Full', 1), 0.45)
    typeOver(book, beside('Full', 2), 14.2)
    typeOver(book, input(book, { id: 'sales' }, 'season-6'), 0.25)
    typeOver(book, input(book, { id: 'cost' }, 'above-0'), 30)
    typeOver(book, input(book, { id: 'cost' }, 'amount'), 5.5)
    const changed = structuredClone(plan)
    const [sale, cost] = changed.assumptions
    if (sale?.type !== 'revenue' || cost?.type !== 'variable-cost' || cost.basis.type !== 'per-unit')
      throw new Error()
    sale.segments = [
      { name: 'Support', share: 55, unitPrice: 700 },
      { name: 'Full', share: 45, unitPrice: 1420 },
    ]
    sale.volume.seasonality![6] = 0.25
    cost.basis.amount = 550
    cost.basis.tiers![0]!.above = 30
    expect(differ(book, changed)).toEqual([])
  })

  test('settings of the plan: bank, opening, rises, tax, payroll', () => {
    for (const seed of [1, 2, 5, 6, 9, 14]) {
      const plan = sampleOf(seed)
      const book = bookIn(plan)
      const set = (name: string, value: number) => {
        const cell = book.settings.get(name)
        if (cell) typeOver(book, cell, value)
      }
      set('openingCash', -123.45)
      for (const [k, name] of (['receivables', 'payables', 'taxAndSocial', 'deferred'] as const).entries())
        set(name, 100.01 * (k + 1))
      for (const [name, value] of [
        ['prices', 0.012],
        ['costs', 0.031],
        ['wages', 0.017],
      ] as const)
        set(name, value)
      set('taxRate', 0.1)
      set('recovered', 0.6)
      set('taxEvery', 1)
      set('minimumWage', 1900)
      set('monthlyHours', 140)
      const { payroll } = book.frame
      const changed: Plan = {
        ...plan,
        openingCash: -12_345,
        opening: { receivables: 10_001, payables: 20_002, taxAndSocial: 30_003, deferred: 40_004 },
        inflation: { prices: 1.2, costs: 3.1, wages: 1.7 },
        payroll: { ...payroll, minimumWage: 190_000, monthlyHours: 140 },
        ...(plan.taxOnSales && { taxOnSales: { rate: 10, recovered: 60, every: 'month' as const } }),
      }
      expect(differ(book, changed)).toEqual([])
    }
  })
})
