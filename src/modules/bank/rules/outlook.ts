import { addDays, addMonthsToDay, type Day, daysBetween } from '#kit/day.ts'
import { add, type Cents, cents, proportion, zero } from '#kit/money.ts'

/** Days looked ahead: a quarter, as a treasurer does. */
export const AHEAD = 91
const WEEKS = 13

/** What the treasurer noted in the last year: cents, below zero for what was paid. */
export type PastMove = { readonly day: Day; readonly amount: Cents; readonly key: string }
/** A sum with the day it is to be paid on. */
export type Due = { readonly dueOn: Day; readonly amount: Cents }

export type Known = {
  readonly today: Day
  readonly cash: Cents
  readonly moves: readonly PastMove[]
  /** What others owe the hub, and what it owes its suppliers: cents above zero. */
  readonly owed: readonly Due[]
  readonly payables: readonly Due[]
  /** Cents that the counter took over the days told, by cash, card and cheque. */
  readonly counter: { readonly amount: Cents; readonly days: number }
}

const SOURCES = ['owed', 'counter', 'regular-in', 'payables', 'regular-out'] as const
export type Source = (typeof SOURCES)[number]

export type Outlook = {
  /** Thirteen weeks: their last day, and cash at its end. */
  readonly weeks: readonly { readonly ends: Day; readonly cash: Cents }[]
  /** The lowest of them. */
  readonly low: { readonly ends: Day; readonly cash: Cents }
  /** What it is made of, cents over the whole time, below zero for what leaves. */
  readonly parts: Readonly<Record<Source, Cents>>
}

/** Days after today by which somebody who is late is expected to pay: ours, no source gives one. */
const LATE = 30

/**
 * The next days of what comes back by itself: every month when the last three of these months had it, every quarter when
 * the last two quarters had it. Nothing is promised of grants that came once.
 */
export function comingBack(
  moves: readonly PastMove[],
  today: Day,
  until: Day,
): { day: Day; amount: Cents }[] {
  return [...Map.groupBy(moves, ({ key }) => key).values()].flatMap((those) => {
    const sorted = [...those].sort((a, b) => (a.day < b.day ? -1 : 1))
    const last = sorted.at(-1)!
    const step = stepOf(sorted.map(({ day }) => day))
    if (step === null || daysBetween(last.day, today) > step * 31 + 15) return []
    const next: { day: Day; amount: Cents }[] = []
    for (let n = step; ; n += step) {
      const day = addMonthsToDay(last.day, n)
      if (day > until) return next
      next.push({ day: day > today ? day : addDays(today, 1), amount: last.amount })
    }
  })
}

/** One month or three, by how far apart the last ones are; null when they keep no rhythm. */
function stepOf(days: readonly Day[]): 1 | 3 | null {
  const gaps = days.slice(1).map((day, i) => daysBetween(days[i]!, day))
  const [last, before] = [gaps.at(-1), gaps.at(-2)]
  const near = (gap: number | undefined, wanted: number, by: number) =>
    gap !== undefined && Math.abs(gap - wanted) <= by
  if (near(last, 30, 8) && near(before, 30, 8)) return 1
  return near(last, 91, 12) && (before === undefined ? days.length === 2 : near(before, 91, 12)) ? 3 : null
}

/** Cash at the end of each of the thirteen weeks to come, from what is known today. A plan says more; this says what is due. */
export function outlook(known: Known): Outlook {
  const { today, cash } = known
  const until = addDays(today, AHEAD)
  const late = addDays(today, LATE)
  const back = comingBack(known.moves, today, until)
  const dues = (some: readonly Due[], sign: 1 | -1, source: Source) =>
    some.map(({ dueOn, amount }) => {
      const overdue = sign > 0 && dueOn <= today
      return {
        day: overdue ? late : dueOn <= today ? addDays(today, 1) : dueOn,
        amount: cents(BigInt(sign) * amount),
        source,
      }
    })
  const perWeek =
    known.counter.days > 0 ? proportion(known.counter.amount, 7n, BigInt(known.counter.days)) : zero
  const counter = Array.from({ length: WEEKS }, (_, i) => ({
    day: addDays(today, 7 * (i + 1)),
    amount: perWeek,
    source: 'counter' as const,
  }))
  const all = [
    ...dues(known.owed, 1, 'owed'),
    ...dues(known.payables, -1, 'payables'),
    ...counter,
    ...back.map((one) => ({
      ...one,
      source: one.amount > zero ? ('regular-in' as const) : ('regular-out' as const),
    })),
  ].filter(({ day }) => day <= until)
  const weeks = Array.from({ length: WEEKS }, (_, i) => {
    const ends = addDays(today, 7 * (i + 1))
    return { ends, cash: add(cash, ...all.filter(({ day }) => day <= ends).map(({ amount }) => amount)) }
  })
  const parts = Object.fromEntries(
    SOURCES.map((source) => [
      source,
      add(...all.filter((one) => one.source === source).map(({ amount }) => amount)),
    ]),
  ) as Record<Source, Cents>
  const low = weeks.reduce((least, week) => (week.cash < least.cash ? week : least), weeks[0]!)
  return { weeks, low, parts }
}
