import { type Day, type Month, monthOf } from '#kit/day.ts'

export type Period = 'day' | 'month' | 'year'
export const PERIODS: readonly Period[] = ['day', 'month', 'year']

/** What was received by one means; cents as text, for they are kept and signed as JSON. */
export type MeansSum = {
  readonly means: string
  readonly received: number
  readonly returned: number
  readonly cents: string
}
/** What was received at one rate of VAT (permille; null where no tax is in question): tax included, and the tax. */
export type VatSum = { readonly rate: number | null; readonly cents: string; readonly tax: string }

export type Totals = {
  /** How many payments, and how many taken back. */
  readonly received: number
  readonly returned: number
  /** Cents, what was taken back subtracted; and without subtracting anything. */
  readonly cents: string
  readonly gross: string
  readonly means: readonly MeansSum[]
  readonly vat: readonly VatSum[]
  /** First and last receipt. */
  readonly first: string | null
  readonly last: string | null
}

export const NOTHING: Totals = {
  ...{ received: 0, returned: 0, cents: '0', gross: '0', means: [], vat: [], first: null, last: null },
}

const plus = (a: string, b: string): string => (BigInt(a) + BigInt(b)).toString()

function merged<T, K>(rows: readonly T[], keyOf: (row: T) => K, join: (a: T, b: T) => T): T[] {
  const kept = new Map<K, T>()
  for (const row of rows) {
    const known = kept.get(keyOf(row))
    kept.set(keyOf(row), known ? join(known, row) : row)
  }
  return [...kept.values()]
}

/** The totals of several closings together, in their order. */
export const sumTotals = (all: readonly Totals[]): Totals =>
  all.reduce(
    (a, b) => ({
      received: a.received + b.received,
      returned: a.returned + b.returned,
      cents: plus(a.cents, b.cents),
      gross: plus(a.gross, b.gross),
      means: merged(
        [...a.means, ...b.means],
        (row) => row.means,
        (x, y) => ({
          means: x.means,
          received: x.received + y.received,
          returned: x.returned + y.returned,
          cents: plus(x.cents, y.cents),
        }),
      ),
      vat: merged(
        [...a.vat, ...b.vat],
        (row) => row.rate,
        (x, y) => ({
          rate: x.rate,
          cents: plus(x.cents, y.cents),
          tax: plus(x.tax, y.tax),
        }),
      ),
      first: a.first ?? b.first,
      last: b.last ?? a.last,
    }),
    NOTHING,
  )

/** The end of the chain that one day holds, and what was received in it. */
export type DayGroup = {
  readonly day: Day
  readonly toN: number
  readonly hash: string
  readonly totals: Totals
}

export type Planned = {
  readonly period: Period
  readonly label: string
  readonly fromN: number
  readonly toN: number
  readonly hash: string
  readonly totals: Totals
  /** Cents of the whole chain, after it. */
  readonly perpetual: bigint
  readonly perpetualGross: bigint
}

/** What is closed already: where the last one ended, and the days of the current year, with those past of it. */
export type Closed = {
  readonly toN: number
  readonly hash: string
  readonly perpetual: bigint
  readonly perpetualGross: bigint
  /** Closed days of which the month or the year is still open, in their order. */
  readonly days: readonly { readonly label: string; readonly fromN: number; readonly totals: Totals }[]
  readonly openMonth: Month | null
  readonly openYear: string | null
}

/**
 * The closings to write, in their order: each day, and before the first day of another month its month, before the first
 * day of another year its year. Nothing is closed twice and no link is left between two days.
 * @param groups days after the last one closed, in order
 * @param over the day of the counter that it is now: months and years before its own are closed too
 */
export function planClosings(closed: Closed, groups: readonly DayGroup[], over: Day): Planned[] {
  const plan: Planned[] = []
  const days = [...closed.days]
  let { toN, hash, perpetual, perpetualGross, openMonth, openYear } = closed
  const add = (period: Period, label: string, fromN: number, totals: Totals) =>
    plan.push({ period, label, fromN, toN, hash, totals, perpetual, perpetualGross })
  const whole = (period: Period, label: string) => {
    const those = days.filter((day) => day.label.startsWith(label))
    add(period, label, those[0]!.fromN, sumTotals(those.map((day) => day.totals)))
  }
  /** Ends the month and the year that a later day leaves behind. */
  const leave = (next: Day) => {
    if (openMonth && openMonth < monthOf(next)) {
      whole('month', openMonth)
      openMonth = null
    }
    if (openYear && openYear < next.slice(0, 4)) {
      whole('year', openYear)
      openYear = null
    }
  }
  for (const group of groups) {
    leave(group.day)
    const fromN = toN + 1
    toN = group.toN
    hash = group.hash
    perpetual += BigInt(group.totals.cents)
    perpetualGross += BigInt(group.totals.gross)
    add('day', group.day, fromN, group.totals)
    days.push({ label: group.day, fromN, totals: group.totals })
    openMonth = monthOf(group.day)
    openYear = group.day.slice(0, 4)
  }
  leave(over)
  return plan
}
