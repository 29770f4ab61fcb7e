import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addMonths } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { forecast, forecastOf } from '../forecast.ts'
import type { Plan } from '../plan.ts'
import { project } from '../projection.ts'
import { readPlan } from '../schema.ts'
import { booksOf, statementOf } from './statements.ts'

const file = (path: string) => readFileSync(new URL(`../../../../../docs/${path}`, import.meta.url), 'utf8')

function example(): Plan {
  const parsed = readPlan(file('examples/exemple.json'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

const guide = file('guide/exemple-chiffre.md')
/** `−1 234,50` → −123450 cents. */
const toCents = (text: string): number =>
  Math.round(
    Number(
      text
        .replace(/[\s\u00a0\u202f€]/g, '')
        .replace('−', '-')
        .replace(',', '.'),
    ) * 100,
  )
/** Rows of the guide's tables, cell by cell. */
const cells = guide
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
const monthly = cells.filter(([first]) => /^2027-\d\d$/.test(first!))
const said = (label: string): string => {
  const row = cells.find(([first]) => first === label)
  if (!row) throw new Error(`the guide says nothing of ${label}`)
  return row.at(-1)!
}

const plan = example()
const projection = must(project(plan))
const f = forecastOf(projection)
const i = f.indicators
const euros = (amount: number): string => {
  const [whole, part] = (Math.abs(amount) / 100).toFixed(2).split('.')
  return `${amount < 0 ? '−' : ''}${whole!.replace(/\B(?=(\d{3})+$)/g, ' ')},${part}`
}

/** The same year worked out again without the engine, as the guide's text says to do it, in whole cents. */
function byHand() {
  let subscribers = 0
  let cash = 800_000
  let before = 0
  return Array.from({ length: 12 }, (_, m) => {
    subscribers = m === 0 ? 40 : subscribers * 0.9 + 10
    const sales = Math.round(subscribers * 2000)
    const cost = Math.round(subscribers * 400)
    const grant = [4, 7, 10].includes(m) ? 300_000 : 0
    const receipts = before + grant
    const payments = 120_000 + (m > 0 ? 30_000 : 0) + cost + (m % 3 === 0 ? 150_000 : 0)
    cash += receipts - payments
    before = sales
    return [sales, cost, sales - cost + 100_000 - 200_000, receipts, payments, cash]
  })
}

test('the guide, a hand and the engine say the same of every month', () => {
  expect(monthly).toHaveLength(12)
  const hand = byHand()
  for (const [m, month] of f.months.entries()) {
    const line = f.lines[0]!
    const engine = [
      line.products![m],
      line.charges![m],
      f.income.result[m],
      f.cash.receipts[m],
      f.cash.payments[m],
      f.cash.closing[m],
    ]
    expect(engine, month).toEqual(hand[m])
    expect(monthly[m]!.slice(1).map(toCents), month).toEqual(hand[m])
  }
})

test('the totals of the year are those of the months', () => {
  const year = cells
    .find(([first]) => first === 'année')!
    .slice(1)
    .map(toCents)
  expect(year).toEqual([
    i.sales,
    i.variableCosts,
    i.result,
    f.cash.receipts.reduce((a, b) => a + b),
    f.cash.payments.reduce((a, b) => a + b),
    i.closingCash,
  ])
  // The sum of a geometric run, rounded month by month.
  expect(Math.abs(i.sales - 100 * (24_000 - 12_000 * (1 - 0.9 ** 12)))).toBeLessThan(6)
})

describe('what the figures say', () => {
  test.each([
    ['seuil de rentabilité (ventes)', `${euros(i.breakEvenSales!)} €`],
    ['seuil avec la subvention', `${euros(i.supportedBreakEvenSales!)} €`],
    ['point mort', `${String(i.breakEvenDays).replace('.', ',')} jours`],
    ['point mort avec la subvention', `${String(i.supportedBreakEvenDays).replace('.', ',')} jours`],
    ['produits', `${euros(i.products)} €`],
    ['autofinancement', `${(i.earnedShare! * 100).toFixed(1).replace('.', ',')} %`],
    [
      'part des subventions, et du premier financeur',
      `${(i.grantShare! * 100).toFixed(1).replace('.', ',')} %`,
    ],
    ['concentration des financeurs', i.concentration!.toFixed(2).replace('.', ',')],
    ['produits signés d’avance', `${(i.contractedShare! * 100).toFixed(1).replace('.', ',')} %`],
    [
      'salaires couverts par les ressources propres',
      `${(i.salaryCover! * 100).toFixed(1).replace('.', ',')} %`,
    ],
    ['salaires couverts par la marge des ventes', `${(i.marginCover! * 100).toFixed(1).replace('.', ',')} %`],
    ['mois de trésorerie à la fin', `${i.monthsOfCash!.toFixed(1).replace('.', ',')} mois`],
  ])('%s: %s', (label, value) => expect(said(label)).toBe(value))

  test('shares, point mort and break-even follow from the guide’s own figures', () => {
    expect(i.firstFunderShare).toBe(i.grantShare)
    expect(i.breakEvenDays).toBe(Math.round((30_000 / 15_389.16) * 365 * 10) / 10)
    expect(i.supportedBreakEvenDays).toBe(Math.round((15_000 / 15_389.16) * 365 * 10) / 10)
    expect(1_538_916 - 307_784 + 1_200_000 - 2_400_000).toBe(i.result)
  })

  test('the trough, and what the late grant costs it', () => {
    expect(i.lowestCash).toEqual({ amount: 112_938, month: '2027-07' })
    expect(guide).toContain(`**Le point bas est en juillet : ${euros(i.lowestCash.amount)} €.**`)
    const onTime: Plan = {
      ...plan,
      assumptions: plan.assumptions.map((line) =>
        'instalments' in line
          ? {
              ...line,
              instalments: line.instalments.map((part) => ({ ...part, month: addMonths(part.month, -2) })),
            }
          : line,
      ),
    }
    const better = must(forecast(onTime)).indicators
    expect(better.lowestCash).toEqual({ amount: 365_602, month: '2027-05' })
    expect(better.result).toBe(i.result)
    expect(guide).toContain(`${euros(better.lowestCash.amount)} €, en mai`)
    expect(guide).toContain(`${euros(better.lowestCash.amount - i.lowestCash.amount)} € de trésorerie`)
  })
})

test('the balance sheet and the working capital need at the end of the year', () => {
  const books = booksOf(projection)
  const at = (view: 'balance' | 'working-capital', key: string) => {
    const { rows } = statementOf(books, view, 'year')
    return rows.find((r) => r.key === key)!.values[0]!
  }
  const rows = cells.filter((row) => row.length === 4).map((row) => [toCents(row[1]!), toCents(row[3]!)])
  expect(rows.slice(-4)).toEqual([
    [at('balance', 'customers'), at('balance', 'own-funds')],
    [at('balance', 'grants-due'), at('balance', 'year-result')],
    [at('balance', 'cash'), at('balance', 'social')],
    [at('balance', 'total-assets'), at('balance', 'total-liabilities')],
  ])
  expect(guide).toContain(`**${euros(at('working-capital', 'working-capital-need'))} €**`)
  expect(guide).toContain(
    `**${String(at('working-capital', 'working-capital-days')).replace('.', ',')} jours** de produits`,
  )
})
