import { addMonths, type Month, monthsBetween } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Forecast } from '../forecast.ts'
import type { Plan } from '../plan.ts'

/** What a person wants of the plan. Amounts in cents, years from 1. */
export type Goal =
  | { readonly type: 'balanced-by'; readonly month: Month }
  | { readonly type: 'never-below'; readonly amount: number }
  | { readonly type: 'cash-at'; readonly month: Month; readonly amount: number }
  | { readonly type: 'result-of-year'; readonly year: number; readonly amount: number }

export const goalTypes = ['balanced-by', 'never-below', 'cash-at', 'result-of-year'] as const

const YEAR = 12

/** A goal that no plan of this length could answer is refused, at the field that says when. */
export function checkGoal(
  plan: Plan,
  goal: Goal,
): Result<undefined, 'before_a_year' | 'outside_plan' | 'no_such_year'> {
  if (goal.type === 'never-below') return ok(undefined)
  if (goal.type === 'result-of-year')
    return goal.year >= 1 && goal.year <= Math.ceil(plan.months / YEAR)
      ? ok(undefined)
      : refuse('no_such_year', 'year')
  const at = monthsBetween(plan.start, goal.month)
  if (at < 0 || at >= plan.months) return refuse('outside_plan', 'month')
  // Twelve months without loss take twelve months.
  if (goal.type === 'balanced-by' && at < YEAR - 1) return refuse('before_a_year', 'month')
  return ok(undefined)
}

/** The best sum of twelve months in a row, among those that end by a month. */
function bestYear(results: readonly number[], by: number): number {
  let year = 0
  let best = Number.NEGATIVE_INFINITY
  for (let m = 0; m <= by; m++) {
    year += results[m]!
    if (m >= YEAR) year -= results[m - YEAR]!
    if (m >= YEAR - 1 && year > best) best = year
  }
  return best
}

/** Cents by which a forecast passes its goal; below zero, what it lacks. The goal is one that `checkGoal` allows. */
export function slackOf(f: Forecast, goal: Goal): number {
  switch (goal.type) {
    case 'balanced-by':
      return bestYear(f.income.result, monthsBetween(f.start, goal.month))
    case 'never-below':
      return f.indicators.lowestCash.amount - goal.amount
    case 'cash-at':
      return f.cash.closing[monthsBetween(f.start, goal.month)]! - goal.amount
    case 'result-of-year':
      return f.years[goal.year - 1]!.indicators.result - goal.amount
  }
}

/** The first month by which a plan can be asked to be balanced. */
export const firstBalance = (plan: Plan): Month => addMonths(plan.start, YEAR - 1)
