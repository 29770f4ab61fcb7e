import { type Series, series } from '../spread.ts'
import type { Books } from './books.ts'
import { head, levelRow, ratio, totalRow, worthReading } from './cut.ts'
import type { Period } from './period.ts'
import type { Position } from './positions.ts'
import type { StatementRow } from './table.ts'

/** What running the hub ties up… */
const HELD = [
  'stock',
  'customers',
  'grants-due',
  'tax-credit',
  'prepaid',
  'advances-paid',
  'opening-due',
] as const satisfies readonly Position[]
/** …and what others leave with it meanwhile. */
const LENT = [
  'suppliers',
  'social',
  'sales-tax',
  'advances-received',
  'prepaid-sales',
  'deferred-grants',
  'dedicated-funds',
  'opening-owed',
] as const satisfies readonly Position[]
/** Funds that last, less what they pay for that lasts. */
const FUNDS = [
  'own-funds',
  'carried-result',
  'year-result',
  'investment-grants',
  'loans',
  'deposits-received',
] as const satisfies readonly Position[]
const LASTING = ['fixed-assets', 'depreciation', 'deposits-given'] as const satisfies readonly Position[]

const YEAR = 12

/** Products of the (up to) twelve months that a month ends, on a daily mean of 365 days a year. */
function dailyProducts(products: Series, to: number): number {
  const from = Math.max(0, to - YEAR)
  let sum = 0
  for (let m = from; m < to; m++) sum += products[m]!
  return sum / (((to - from) * 365) / YEAR)
}

/**
 * Working capital need = stock + what is due to us (grants awarded included) − suppliers − tax and social debts − what
 * was paid or awarded to us and is not earned yet (`Reference arithmetic` of the glossary). In days: need / products of
 * the twelve months before × 365. Then funds that last − equipment = working capital, and what is left is cash.
 */
export function workingCapitalRows(books: Books, periods: readonly Period[]): StatementRow[] {
  const rows = (of: readonly Position[]) => of.map((at) => levelRow(at, books.positions.get(at), periods))
  const signed = (of: readonly StatementRow[], sign: 1 | -1) => of.map((row) => [row, sign] as const)
  const held = rows(HELD)
  const lent = rows(LENT)
  const need = totalRow('working-capital-need', [...signed(held, 1), ...signed(lent, -1)], periods)
  const funds = totalRow(
    'working-capital',
    [...signed(rows(FUNDS), 1), ...signed(rows(LASTING), -1)],
    periods,
    'subtotal',
  )
  const { products } = books.projection.totals
  return [
    head('funds-out', periods),
    ...held,
    head('funds-in', periods),
    ...lent,
    need,
    {
      key: 'working-capital-days' as const,
      level: 'line' as const,
      unit: 'days' as const,
      values: periods.map(({ to }, i) => {
        const days = ratio(need.values[i] ?? 0, dailyProducts(products, to))
        return days === null ? null : Math.round(days * 10) / 10
      }),
      parts: [],
    },
    funds,
    totalRow(
      'net-cash',
      [
        [funds, 1],
        [need, -1],
      ],
      periods,
    ),
  ].filter(worthReading)
}

/** The need at each month's end, in cents: the same figures as `cash.workingCapital` of the forecast. */
export function needOf(books: Books): { readonly opening: number; readonly amounts: Series } {
  const amounts = series(books.projection.frame.months)
  let opening = 0
  const add = (of: readonly Position[], sign: 1 | -1) => {
    for (const at of of) {
      const level = books.positions.get(at)
      if (!level) continue
      opening += sign * level.opening
      for (let m = 0; m < amounts.length; m++) amounts[m]! += sign * level.amounts[m]!
    }
  }
  add(HELD, 1)
  add(LENT, -1)
  return { opening, amounts }
}
