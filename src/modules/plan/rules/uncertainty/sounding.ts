import { addMonths } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import { type Frame, lifeOf, type Stream } from '../frame.ts'
import type { Assumption, Change, Plan, Revenue } from '../plan.ts'
import { applyChanges } from '../scenario.ts'
import { streamsOfPlan } from '../streams.ts'
import { type Target, targets } from './program.ts'
import type { UncertainField } from './simulation.ts'

/** What one line does to each target, month by month. */
export type Effect = Record<Target, Float64Array>

export const noEffect = (months: number): Effect => ({
  cash: new Float64Array(months),
  result: new Float64Array(months),
  tax: new Float64Array(months),
})

/** Adds what streams do: the tax target counts debits of `sales-tax`, as its settlement reads them. */
export function addStreams(into: Effect, streams: readonly Stream[]): void {
  const months = into.cash.length
  const add = (to: Float64Array, amounts: Float64Array, sign: number) => {
    for (let m = 0; m < months; m++) to[m]! += sign * amounts[m]!
  }
  for (const s of streams) {
    switch (s.side) {
      case 'product':
        add(into.result, s.amounts, 1)
        if (s.via === 'sales-tax') add(into.tax, s.amounts, 1)
        break
      case 'charge':
        add(into.result, s.amounts, -1)
        if (s.via === 'sales-tax') add(into.tax, s.amounts, -1)
        break
      case 'receipt':
        add(into.cash, s.amounts, 1)
        if (s.via === 'sales-tax') add(into.tax, s.amounts, -1)
        break
      case 'payment':
        add(into.cash, s.amounts, -1)
        if (s.via === 'sales-tax') add(into.tax, s.amounts, 1)
        break
      case 'move':
        if (s.to === 'sales-tax') add(into.tax, s.amounts, 1)
        if (s.from === 'sales-tax') add(into.tax, s.amounts, -1)
        break
      case 'in-kind':
        break
    }
  }
}

/** A figure given to a line: a run is a scenario, and is computed as one. */
export type Setting = { readonly line: string; readonly field: UncertainField; readonly value: number }

/** `lines` of a plan and nothing else of it. */
const only = (plan: Plan, lines: readonly Assumption[]): Plan => ({
  ...plan,
  scenarios: [],
  assumptions: lines.map((line) => ({ ...line, ranges: undefined })),
})

/** Lines with figures set. A loan keeps one instalment that pays it back, whatever its two lengths were drawn to be. */
export function settled(
  plan: Plan,
  lines: readonly Assumption[],
  settings: readonly Setting[],
): Assumption[] {
  const changes: Change[] = []
  for (const { line, field, value } of settings)
    if (field !== 'cash-delay' && field !== 'chance') changes.push({ type: 'set', line, field, value })
  // A delay counts from the date, which may just have been set.
  for (const { line, field, value } of settings)
    if (field === 'cash-delay' && value > 0)
      changes.push({ type: 'delay', line, months: value, cashOnly: true })
  const changed = must(applyChanges(only(plan, lines), changes)).assumptions
  return changed.map((line) =>
    line.type === 'loan' && line.deferral !== undefined && line.deferral >= line.months
      ? { ...line, deferral: line.months > 1 ? line.months - 1 : undefined }
      : line,
  )
}

/** What the last of `lines` does, those before it being lines it depends on. */
export function effectOf(plan: Plan, lines: readonly Assumption[], frame: Frame): Effect {
  const effect = noEffect(frame.months)
  const last = must(streamsOfPlan({ ...plan, assumptions: [...lines] }, frame)).at(-1)
  if (last) addStreams(effect, last.streams)
  return effect
}

/** A volume far above any real one: see `farValue`. */
const FAR_UNITS = 1e6
const YEAR = 12

/** The same sale with its units in one month only, or in the same calendar month of every year. */
const once = (line: Revenue, m: number, frame: Frame): Revenue => {
  const month = addMonths(frame.start, m)
  return { ...line, from: month, to: month, volume: { start: FAR_UNITS, growth: { type: 'none' } } }
}
const everyYear = (line: Revenue, calendarMonth: number): Revenue => {
  const seasonality = Array.from({ length: YEAR }, (_, k) => (k === calendarMonth ? 1 : 0))
  return { ...line, volume: { start: FAR_UNITS, growth: { type: 'none' }, seasonality } }
}

/** Whether what one month sells is earned and paid within a year, so that two years never meet in one month. */
function endsWithinYear(sale: Revenue, cost: Assumption | null): boolean {
  const late = (days = 0) => Math.ceil(days / 30)
  const costDays = cost?.type === 'variable-cost' ? cost.paymentDelayDays : 0
  // One month of grace.
  return (sale.earnedOver ?? 1) + Math.max(late(sale.paymentDelayDays), late(costDays)) + 1 <= YEAR
}

/**
 * What one unit of `sale` in each month does through it or through a cost that follows it: row m of each matrix (months
 * × months) is what a unit of month m does to each month.
 */
export function effectOfUnits(plan: Plan, sale: Revenue, cost: Assumption | null, frame: Frame): Effect {
  const { months } = frame
  const matrix = noEffect(months * months)
  const { first, last } = lifeOf(sale, frame)
  const sounded = (line: Revenue) => effectOf(plan, cost ? [line, cost] : [line], frame)
  const put = (effect: Effect, m: number, end: number) => {
    for (const target of targets)
      for (let k = m; k < end; k++) matrix[target][m * months + k] = effect[target][k]! / FAR_UNITS
  }
  if (sale.billing !== 'yearly' && endsWithinYear(sale, cost)) {
    for (let k = 0; k < Math.min(YEAR, months - first); k++) {
      const effect = sounded(everyYear(sale, (frame.firstCalendarMonth + first + k) % YEAR))
      for (let m = first + k; m < months && m <= last; m += YEAR) put(effect, m, Math.min(months, m + YEAR))
    }
  } else for (let m = first; m < months && m <= last; m++) put(sounded(once(sale, m, frame)), m, months)
  return matrix
}

/** What sells for nothing: what is left is what its units do by being served. */
export const unpriced = (line: Revenue): Revenue => ({ ...line, unitPrice: 0, segments: undefined })
