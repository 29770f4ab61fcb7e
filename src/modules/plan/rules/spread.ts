/**
 * Amounts of the engine are whole cents held in doubles (`Float64Array`), not bigint: a forecast is
 * run thousands of times and doubles are exact up to 2^53 cents, which `forecast` refuses to pass.
 */
export type Series = Float64Array

export const series = (months: number): Series => new Float64Array(months)

/**
 * The rounding rule of the engine: each amount of a line in a month is rounded to the cent once,
 * half away from zero; every total is the sum of rounded amounts, so tables always add up.
 * Half is judged on 15 significant digits, as spreadsheets do: 45 cents × 0.7 is 31.5, which doubles miss by a bit.
 */
export function roundCents(amount: number): number {
  const size = Math.abs(amount)
  const whole = Math.floor(size)
  const rest = size - whole
  const up = rest >= 0.5 || (rest > 0.499 && Number(size.toPrecision(15)) - whole >= 0.5)
  const rounded = up ? whole + 1 : whole
  return amount < 0 ? 0 - rounded : rounded
}

/** Part `k` (from 0) of `total` cut in `n` equal parts of whole cents; the n parts sum to `total`. */
export const partOf = (total: number, k: number, n: number): number =>
  roundCents((total * (k + 1)) / n) - roundCents((total * k) / n)

/** Adds `total` in `n` equal parts from month `first`; parts outside the plan are left out. */
export function spread(into: Series, total: number, first: number, n: number): void {
  if (n === 1) {
    if (first >= 0 && first < into.length) into[first]! += total
    return
  }
  const end = Math.min(n, into.length - first)
  for (let k = Math.max(0, -first); k < end; k++) into[first + k]! += partOf(total, k, n)
}

/**
 * Adds each month's amount as it is paid `days` later (30 to a month): 45 days put half one month on
 * and half two months on. What falls after the plan stays due.
 */
export function addDelayed(into: Series, amounts: Series, days: number): void {
  const whole = Math.floor(days / 30)
  const late = (days - whole * 30) / 30
  for (let m = 0; m + whole < into.length; m++) {
    const amount = amounts[m]!
    const second = roundCents(amount * late)
    into[m + whole]! += amount - second
    if (second !== 0 && m + whole + 1 < into.length) into[m + whole + 1]! += second
  }
}

/** Prices are those of plan year 1 and rise by `percent` at each following plan year. */
export const indexed = (percent: number | undefined, month: number): number =>
  percent ? (1 + percent / 100) ** Math.floor(month / 12) : 1

export function sum(of: ArrayLike<number>, from = 0, to = of.length): number {
  let total = 0
  for (let m = from; m < to; m++) total += of[m]!
  return total
}
