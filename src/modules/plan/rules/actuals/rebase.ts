import { type Months, over } from './period.ts'

/** What is believed of the months to come: the plan as it is, the pace really seen, or the same curve later. */
export const methods = ['as-planned', 'real-pace', 'late'] as const
export type Method = (typeof methods)[number]
export type Choice = { readonly method: Method; readonly months: number }

/** A pace is read from the last twelve finished months, three at least, and stays within a quarter and four times. */
const PACE_MONTHS = 12
const FEWEST_MONTHS = 3
const SLOWEST = 0.25
const FASTEST = 4
/** The longest delay that is looked for by itself. */
const LONGEST = 12

/** Real over planned of the last months, three decimals; null when too little was planned or has happened to tell. */
export function paceOf(planned: Months, actual: Months | null, finished: number): number | null {
  if (!actual || finished < FEWEST_MONTHS) return null
  const span = { from: Math.max(0, finished - PACE_MONTHS), to: finished - 1 }
  const expected = over(planned, span)
  if (expected <= 0) return null
  const pace = over(actual, span) / expected
  return Math.round(Math.min(FASTEST, Math.max(SLOWEST, pace)) * 1000) / 1000
}

/** How many months late the plan would have to be for its sum so far to come nearest to what really happened. */
export function delayOf(planned: Months, actual: Months | null, finished: number): number {
  if (!actual || finished === 0) return 0
  const happened = over(actual, { from: 0, to: finished - 1 })
  let best = 0
  let nearest = Number.POSITIVE_INFINITY
  for (let late = 0; late <= Math.min(LONGEST, finished); late++) {
    const gap = Math.abs(over(planned, { from: 0, to: finished - 1 - late }) - happened)
    if (gap < nearest) {
      best = late
      nearest = gap
    }
  }
  return best
}

/**
 * The months to come of one line. Later, its curve is that of the plan `months` before: what was due in the last
 * finished months and did not come is then still expected. Finished months keep what happened, or the plan if unknown.
 */
export function rebase(planned: Months, actual: Months | null, finished: number, choice: Choice): number[] {
  const pace = choice.method === 'real-pace' ? (paceOf(planned, actual, finished) ?? 1) : 1
  const late = choice.method === 'late' ? choice.months : 0
  return planned.map((amount, m) => {
    if (m < finished) return actual?.[m] ?? amount
    if (late > 0) return m - late >= 0 ? planned[m - late]! : 0
    return Math.round(amount * pace) + 0
  })
}

export type Rolled = {
  /** Cash at the end of each month: real up to the last finished one, foreseen after. */
  readonly closing: Months
  /** Of the months to come (the last finished one when the plan is over). */
  readonly lowest: { readonly month: number; readonly amount: number }
  readonly firstNegative: number | null
}

/**
 * Carries the real balance forward by what is now foreseen. `moves` are income less cost of each month (cents);
 * `real` holds cash at the end of the finished months; `opening` is read when none is.
 */
export function rollCash(real: Months, moves: Months, opening: number): Rolled {
  const finished = Math.min(real.length, moves.length)
  const closing = real.slice(0, finished)
  let cash = closing.at(-1) ?? opening
  for (let m = finished; m < moves.length; m++) {
    cash += moves[m]!
    closing.push(cash)
  }
  const first = Math.min(finished, closing.length - 1)
  let lowest = first
  let firstNegative: number | null = null
  for (let m = first; m < closing.length; m++) {
    if (closing[m]! < closing[lowest]!) lowest = m
    if (firstNegative === null && closing[m]! < 0) firstNegative = m
  }
  return { closing, lowest: { month: lowest, amount: closing[lowest] ?? opening }, firstNegative }
}
