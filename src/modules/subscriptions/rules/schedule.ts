import { addDays, addMonths, addMonthsToDay, type Day, daysBetween, firstDay, monthOf } from '#kit/day.ts'
import { add, type Cents, minus, proportion, zero } from '#kit/money.ts'

/** How often a subscription is paid. */
export const RHYTHMS = ['month', 'quarter', 'year'] as const
export type Rhythm = (typeof RHYTHMS)[number]
export const MONTHS: Readonly<Record<Rhythm, number>> = { month: 1, quarter: 3, year: 12 }

/** What is paid and held from a day on; `price` in cents for a whole period, `included` in minutes or visits. */
export type Terms = {
  readonly fromDay: Day
  readonly every: Rhythm
  /** Periods begin on the first of the month or quarter; else on the day it began. */
  readonly aligned: boolean
  readonly price: Cents
  readonly included: number
}
/** Days without service nor fee, both included; `toDay` null while it is not known when it ends. */
export type Pause = { readonly fromDay: Day; readonly toDay: Day | null }
export type Period = { readonly from: Day; readonly to: Day }

/** The whole period that a day falls in: what a part of one is measured against. */
function wholePeriod({ every, aligned, fromDay }: Terms, day: Day): Period {
  const months = MONTHS[every]
  if (aligned && every !== 'year') {
    const month = Number(day.slice(5, 7)) - 1
    const from = firstDay(addMonths(monthOf(day), -(month % months)))
    return { from, to: addDays(addMonthsToDay(from, months), -1) }
  }
  // Counted from the first day each time: 31 January, 28 February, 31 March, never drifting to the 28th.
  let n = 0
  while (addMonthsToDay(fromDay, (n + 1) * months) <= day) n++
  return {
    from: addMonthsToDay(fromDay, n * months),
    to: addDays(addMonthsToDay(fromDay, (n + 1) * months), -1),
  }
}

/** The terms that hold on a day: the last that began by then. */
export const termsOn = <T extends { readonly fromDay: Day }>(terms: readonly T[], day: Day): T =>
  terms.findLast(({ fromDay }) => fromDay <= day) ?? terms[0]!

/** The period that begins on a day, ended early by the terms that follow or by the last day of the subscription. */
export function periodFrom(terms: readonly Terms[], from: Day, endsOn: Day | null): Period {
  const { to } = wholePeriod(termsOn(terms, from), from)
  const next = terms.find(({ fromDay }) => fromDay > from && fromDay <= to)
  const cut = next ? addDays(next.fromDay, -1) : to
  return { from, to: endsOn && endsOn < cut ? endsOn : cut }
}

/** The first day of the period after the one that a day falls in: when a change may begin. */
export const nextPeriod = (terms: readonly Terms[], day: Day): Day =>
  addDays(wholePeriod(termsOn(terms, day), day).to, 1)

const later = (a: Day, b: Day): Day => (a > b ? a : b)
const sooner = (a: Day, b: Day): Day => (a < b ? a : b)

/** Days of a period that are served: all but those of pauses, which do not overlap. */
export function daysServed({ from, to }: Period, pauses: readonly Pause[]): number {
  const all = daysBetween(from, to) + 1
  return pauses.reduce((left, pause) => {
    const [first, last] = [later(from, pause.fromDay), sooner(to, pause.toDay ?? to)]
    return first > last ? left : left - (daysBetween(first, last) + 1)
  }, all)
}

/**
 * What a period is worth: its price and what it holds, by the days served out of those of the whole period, rounded half
 * up. Days, because months differ: a February and a July are one month each.
 */
export function worth(
  terms: readonly Terms[],
  period: Period,
  pauses: readonly Pause[],
): { due: Cents; included: number } {
  const own = termsOn(terms, period.from)
  const whole = wholePeriod(own, period.from)
  const [served, all] = [daysServed(period, pauses), daysBetween(whole.from, whole.to) + 1]
  return {
    due: proportion(own.price, BigInt(served), BigInt(all)),
    included: Math.floor((own.included * served * 2 + all) / (all * 2)),
  }
}

export type Billed = { readonly from: Day; readonly to: Day; readonly amount: Cents }
export type Bill = Period & { readonly due: Cents; readonly amount: Cents; readonly included: number }

/**
 * The periods begun by a day and not billed yet, in order. A pause told after its period was billed lowers the next
 * bills, down to zero, until what was paid too much is used up.
 */
export function billsUpTo(
  of: {
    readonly startsOn: Day
    readonly endsOn: Day | null
    readonly terms: readonly Terms[]
    readonly pauses: readonly Pause[]
  },
  billed: readonly Billed[],
  today: Day,
): Bill[] {
  const bills: Bill[] = []
  const done = [...billed].sort((a, b) => (a.from < b.from ? -1 : 1))
  let carried = minus(
    add(...done.map((one) => worth(of.terms, one, of.pauses).due)),
    add(...done.map((one) => one.amount)),
  )
  // Only what was paid too much is carried: what a change of mind would add is not asked after the fact.
  if (carried > zero) carried = zero
  let from = done.length > 0 ? addDays(done.at(-1)!.to, 1) : of.startsOn
  while (from <= today && (!of.endsOn || from <= of.endsOn)) {
    const period = periodFrom(of.terms, from, of.endsOn)
    const { due, included } = worth(of.terms, period, of.pauses)
    const asked = add(due, carried)
    const amount = asked < zero ? zero : asked
    carried = asked < zero ? asked : zero
    bills.push({ ...period, due, amount, included })
    from = addDays(period.to, 1)
  }
  return bills
}
