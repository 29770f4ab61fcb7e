import { isOverloaded } from '../indicators.ts'
import { series } from '../spread.ts'
import { type Books, totalOf } from './books.ts'
import { accountsUnder } from './chart.ts'
import { flowRow, ratio, sumRow } from './cut.ts'
import { over, type Period } from './period.ts'
import type { StatementRow } from './table.ts'

const round = (hours: number): number => Math.round(hours * 100) / 100
const hourly = (row: StatementRow): StatementRow => ({
  ...row,
  values: row.values.map((value) => (value === null ? null : round(value))),
  parts: row.parts.map((part) => ({ ...part, values: part.values.map(round) })),
})

/** Periods holding a month that sells more hours than there are. */
function overloaded(books: Books, periods: readonly Period[]): number[] {
  const { hoursSold, hoursPaid, hoursVolunteered } = books.projection.totals
  return periods.flatMap(({ from, to }, i) => {
    for (let m = from; m < to; m++)
      if (isOverloaded(hoursSold[m]!, hoursPaid[m]! + hoursVolunteered[m]!)) return [i]
    return []
  })
}

/**
 * Hours sold against hours there to serve them, and what own income pays of the people. A step cost in salaries says no
 * hours, and is not counted among those there.
 */
export function staffingRows(books: Books, periods: readonly Period[]): StatementRow[] {
  const { totals: t, frame } = books.projection
  const hours = (key: 'sold' | 'paid' | 'volunteered') =>
    hourly(flowRow(`hours-${key}`, books.hours.get(key), periods, { unit: 'hours' }))
  const sold = hours('sold')
  const paid = hours('paid')
  const volunteered = hours('volunteered')
  const there = periods.map((_, i) => round((paid.values[i] ?? 0) + (volunteered.values[i] ?? 0)))
  const plain = { level: 'line', parts: [] } as const
  const salaries = totalOf(books.charges, frame, accountsUnder(['64']))
  const earned = series(frame.months)
  for (const account of ['70', '75', '756', '76'] as const) {
    const own = t.byAccount.get(account)
    if (own) for (let m = 0; m < earned.length; m++) earned[m]! += own[m]!
  }
  const margin = series(frame.months)
  const sales = t.byAccount.get('70')
  for (let m = 0; m < margin.length; m++) margin[m] = (sales?.[m] ?? 0) - t.variable[m]!
  return [
    sold,
    paid,
    volunteered,
    { ...plain, key: 'hours-there', level: 'subtotal', unit: 'hours', values: there },
    {
      ...plain,
      key: 'hours-left',
      unit: 'hours',
      values: there.map((all, i) => round(all - (sold.values[i] ?? 0))),
    },
    {
      ...plain,
      key: 'load',
      level: 'total',
      unit: 'share',
      values: there.map((all, i) => ratio(sold.values[i] ?? 0, all)),
      alerts: overloaded(books, periods),
    },
    {
      ...plain,
      key: 'full-time',
      unit: 'people',
      values: periods.map((period) => round(over(t.fullTime, period) / (period.to - period.from))),
    },
    sumRow('salaries', salaries, periods, 'line'),
    {
      ...plain,
      key: 'salary-cover',
      unit: 'share',
      values: periods.map((period) => ratio(over(earned, period), over(salaries, period))),
    },
    {
      ...plain,
      key: 'salary-margin-cover',
      unit: 'share',
      values: periods.map((period) => ratio(over(margin, period), over(salaries, period))),
    },
  ]
}
