import { describe, expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import type { Assumption, Funding, Plan } from '../plan.ts'
import { project } from '../projection.ts'
import { fixed, grant, plan, randomPlan, revenue } from '../sample.ts'
import { sum } from '../spread.ts'
import { booksOf } from './books.ts'
import { type BudgetLine, cerfaBudget, usualRequest } from './cerfa.ts'
import { lineOfFunder } from './funder-line.ts'
import { periodsOf } from './period.ts'
import { inWholeEuros, wholeBudget } from './whole-euros.ts'

const budgetOf = (lines: Assumption[], request: string | null = null, more?: Partial<Plan>, year = 0) => {
  const of = plan(lines, more)
  const books = booksOf(must(project(of)))
  return cerfaBudget(books, periodsOf(of, 'calendar')[year]!, request)
}
const shown = (lines: readonly BudgetLine[]) =>
  Object.fromEntries(lines.filter((l) => l.amount !== 0).map((l) => [l.key, l.amount]))

test('each amount stands on its line of the form, classes above their sub-lines', () => {
  const budget = budgetOf(
    [
      revenue({ unitCost: 100 }),
      revenue({ id: 'dues', kind: 'membership', account: '756' }),
      fixed({ family: 'insurance', id: 'i', amount: 1_000 }),
      fixed(),
      {
        type: 'salary',
        id: 'post',
        name: 'Post',
        block: 'costs',
        gross: 200_000,
        fullTime: 1,
        chargeRate: 40,
        aid: { amount: 50_000, months: 12 },
      },
      grant({ funder: 'Région Auvergne', status: 'asked' }),
      grant({
        id: 'town',
        funder: 'Ville de Bourg',
        amount: 60_000,
        instalments: [{ month: month('2026-01'), amount: 60_000 }],
      }),
      {
        type: 'in-kind',
        id: 'v',
        name: 'V',
        block: 'resources',
        kind: 'volunteering',
        value: { type: 'hours', hours: 10, hourly: 1500 },
      },
    ],
    'grant',
  )
  expect(shown(budget.charges)).toEqual({
    '60': 120_000,
    '60-services': 120_000,
    '61': 612_000,
    '61-rent': 600_000,
    '61-insurance': 12_000,
    '64': 3_360_000,
    '64-pay': 2_400_000,
    '64-contributions': 960_000,
  })
  expect(shown(budget.products)).toEqual({
    '70': 1_200_000,
    '74': 780_000,
    '74-region': 120_000,
    '74-commune': 60_000,
    '74-employment': 600_000,
    '75': 1_200_000,
    '75-dues': 1_200_000,
  })
  expect([budget.totalCharges, budget.totalProducts, budget.gap]).toEqual([4_092_000, 3_180_000, -912_000])
  expect(budget.asked).toEqual({ line: 'grant', amount: 120_000, share: 0.037736 })
  expect(shown(budget.inKindUses)).toEqual({ '864': 180_000 })
  expect(shown(budget.inKindResources)).toEqual({ '875': 180_000 })
})

test('a civil year takes the months it holds, whenever the plan began', () => {
  const of = plan([fixed()], { start: month('2026-09'), months: 24 })
  const books = booksOf(must(project(of)))
  const years = periodsOf(of, 'calendar').map((period) => cerfaBudget(books, period, null))
  expect(years.map((y) => [y.period.key, y.totalCharges])).toEqual([
    ['2026', 200_000],
    ['2027', 600_000],
    ['2028', 400_000],
  ])
})

test('in random plans every product and every charge finds its line, in cents and in whole euros', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = randomPlan(seed, 30, 36)
    const projection = must(project(random))
    const books = booksOf(projection)
    const { totals } = projection
    for (const period of periodsOf(random, 'calendar')) {
      const budget = cerfaBudget(books, period, null)
      expect(budget.totalCharges, `seed ${seed}`).toBe(sum(totals.charges, period.from, period.to))
      expect(budget.totalProducts, `seed ${seed}`).toBe(sum(totals.products, period.from, period.to))
      expect(budget.totalInKind, `seed ${seed}`).toBe(sum(totals.inKind, period.from, period.to))
      const whole = wholeBudget(budget)
      expect(Math.abs(whole.totalCharges - budget.totalCharges)).toBeLessThanOrEqual(50)
      for (const lines of [whole.charges, whole.products])
        for (const [i, line] of lines.entries()) {
          expect(line.amount % 100).toBe(0)
          const below = []
          for (let k = i + 1; lines[k]?.level === 'line'; k++) below.push(lines[k]!.amount)
          if (line.level === 'class' && below.length > 0)
            expect(
              below.reduce((a, b) => a + b, 0),
              `seed ${seed}, ${line.key}`,
            ).toBe(line.amount)
        }
    }
  }
})

test('whole euros sum to the rounded total: three times 33.33 € are 33, 33 and 34', () => {
  expect(inWholeEuros([3333, 3333, 3334])).toEqual([3300, 3300, 3400])
  expect(inWholeEuros([150, 150])).toEqual([200, 100])
  expect(inWholeEuros([-150, 350])).toEqual([-100, 300])
})

describe('a grant stands on the line its funder belongs to', () => {
  const of = (funder: string, payer: Funding['payer']) => lineOfFunder(grant({ funder, payer }))
  test.each([
    ['Région Auvergne-Rhône-Alpes', 'local-authority', '74-region'],
    ['Conseil départemental de la Drôme', 'local-authority', '74-department'],
    ['Communauté de communes', 'local-authority', '74-commune'],
    ['Grenoble-Alpes Métropole', 'local-authority', '74-commune'],
    ['ANCT', 'other', '74-state'],
    ['LEADER', 'local-authority', '74-europe'],
    ['CAF de l’Isère', 'other', '74-social'],
    ['CCAS', 'ccas', '74-social'],
    ['Fondation de la région', 'foundation', '74-private'],
  ] as const)('%s, %s → %s', (funder, payer, line) => expect(of(funder, payer)).toBe(line))
  test('what was received before the plan is of a body unknown', () =>
    expect(lineOfFunder(undefined)).toBe('74-public'))
})

test('the request is the funding asked for, else the largest grant, else none', () => {
  const usual = (lines: Assumption[]) => {
    const of = plan(lines)
    return usualRequest(booksOf(must(project(of))), periodsOf(of, 'year')[0]!)
  }
  const small = grant({ id: 'small', amount: 100, instalments: [{ month: month('2026-01'), amount: 100 }] })
  expect(usual([small, grant()])).toBe('grant')
  expect(usual([{ ...small, status: 'asked' }, grant()])).toBe('small')
  expect(usual([fixed()])).toBeNull()
})
