import { addDays, type Day, daysBetween, firstDay, lastDay, type Month, monthOf } from '#kit/day.ts'
import type { Period } from './stages.ts'

/** A stage as its money is counted. Cents. */
export type ToFinance = Period & {
  readonly id: string
  readonly budget: number
  readonly spent: number
  readonly closed: boolean
}

/** Where the money of a stage that is not decided comes from. Cents. */
export type Financing = {
  readonly id: string
  /** What its budget has not paid yet. */
  readonly need: number
  /** Cash of today for the first stage, then what the stage before leaves. */
  readonly available: number
  /** Promised instalments that fall due before its last day, late ones included. */
  readonly expected: number
  /** Among these, those that are late today. */
  readonly late: number
  /** Own income that the plan expects over the days left. */
  readonly own: number
  /** What is missing, or zero. */
  readonly gap: number
  /** What is left for the next stage, or zero. */
  readonly left: number
}

export type Sources = {
  readonly today: Day
  /** Net cash at the end of today; below zero it is a hole that money must fill first. */
  readonly cash: number
  /** Instalments of granted agreements, not received yet. */
  readonly awaited: readonly { readonly amount: number; readonly dueOn: Day }[]
  /** Own income (70, 756, other own income) of the plan, by month; none without a plan. */
  readonly own: ReadonlyMap<Month, number>
}

/** A month's sum shared evenly over its days, for those from `from` to `to`; cents are cut, never invented. */
export function ownBetween(own: ReadonlyMap<Month, number>, from: Day, to: Day): number {
  let sum = 0
  for (const [month, amount] of own) {
    const [first, last] = [firstDay(month), lastDay(month)]
    const begin = from > first ? from : first
    const end = to < last ? to : last
    if (begin <= end)
      sum += Math.floor((amount * (daysBetween(begin, end) + 1)) / (daysBetween(first, last) + 1))
  }
  return sum
}

/**
 * The financing gap of each stage that is not decided, in the order of days: what its budget has still to pay, less the
 * money that is sure for its days. Sure is, in this order: the cash of today (for the first of them; for the others what
 * the one before leaves), instalments that are promised and fall due before its last day and after the stage before it,
 * and the own income that the plan expects. A gap is not carried over: each stage says its own. A stage whose days are
 * over has nothing left to pay and passes on what there is.
 */
export function financing(stages: readonly ToFinance[], sources: Sources): Financing[] {
  const { today, cash, awaited, own } = sources
  const open = stages.filter(({ closed }) => !closed).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  const all: Financing[] = []
  for (const [i, stage] of open.entries()) {
    const before = open[i - 1]
    const over = today > stage.endsOn
    const need = over ? 0 : Math.max(0, stage.budget - stage.spent)
    const available = before ? all[i - 1]!.left : cash
    const due = awaited.filter(({ dueOn }) => dueOn <= stage.endsOn && (!before || dueOn > before.endsOn))
    const expected = sumOf(due)
    const from = today >= stage.startsOn ? addDays(today, 1) : stage.startsOn
    const earned = over ? 0 : ownBetween(own, from, stage.endsOn)
    const rest = available + expected + earned - need
    all.push({
      ...{ id: stage.id, need, available, expected, own: earned },
      late: sumOf(due.filter(({ dueOn }) => dueOn < today)),
      gap: Math.max(0, -rest),
      left: Math.max(0, rest),
    })
  }
  return all
}

const sumOf = (rows: readonly { readonly amount: number }[]) =>
  rows.reduce((sum, { amount }) => sum + amount, 0)

/**
 * The last day of a stage that a granted agreement covers, or null when none touches its days. Before the stage's last
 * day, the stage ends after its money.
 */
export function coveredUntil(stage: Period, agreements: readonly Period[]): Day | null {
  const ends = agreements
    .filter((one) => one.startsOn <= stage.endsOn && one.endsOn >= stage.startsOn)
    .map((one) => (one.endsOn < stage.endsOn ? one.endsOn : stage.endsOn))
  return ends.sort().at(-1) ?? null
}

/** The months that a period touches, in order. */
export const monthsOf = ({ startsOn, endsOn }: Period): Month[] => {
  const months: Month[] = []
  for (let day = firstDay(monthOf(startsOn)); day <= endsOn; day = addDays(lastDay(monthOf(day)), 1))
    months.push(monthOf(day))
  return months
}
