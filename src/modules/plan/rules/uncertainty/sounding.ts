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
  result: new Float64Array(months),
  gap: new Float64Array(months),
  tax: new Float64Array(months),
})

function add(to: Float64Array, amounts: Float64Array, sign: number): void {
  for (let m = 0; m < to.length; m++) to[m]! += sign * amounts[m]!
}

/** Adds what streams do: the tax target counts debits of `sales-tax`, as its settlement reads them. */
export function addStreams({ result, gap, tax }: Effect, streams: readonly Stream[]): void {
  for (const s of streams) {
    const { amounts } = s
    switch (s.side) {
      case 'product':
      case 'charge': {
        const sign = s.side === 'product' ? 1 : -1
        add(result, amounts, sign)
        add(gap, amounts, -sign)
        if (s.via === 'sales-tax') add(tax, amounts, sign)
        break
      }
      case 'receipt':
      case 'payment': {
        const sign = s.side === 'receipt' ? 1 : -1
        add(gap, amounts, sign)
        if (s.via === 'sales-tax') add(tax, amounts, -sign)
        break
      }
      case 'move':
        if (s.to === 'sales-tax') add(tax, amounts, 1)
        if (s.from === 'sales-tax') add(tax, amounts, -1)
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

/** The same sale with its units in one month only, or in one month of every `period` (a part of a year). */
const once = (line: Revenue, m: number, frame: Frame): Revenue => {
  const month = addMonths(frame.start, m)
  return { ...line, from: month, to: month, volume: { start: FAR_UNITS, growth: { type: 'none' } } }
}
const every = (line: Revenue, period: number, calendarMonth: number): Revenue => {
  const seasonality = Array.from({ length: YEAR }, (_, k) => (k % period === calendarMonth % period ? 1 : 0))
  return { ...line, volume: { start: FAR_UNITS, growth: { type: 'none' }, seasonality } }
}

/** Parts of a year, so that seasonality can single out one month of each. */
const PERIODS = [2, 3, 4, 6, YEAR] as const

/**
 * How many months what is sold in one month takes to be earned and paid, that month included, or a little more: where it
 * is a part of a year, several months can be sounded at once without meeting.
 */
export function widthOf(sale: Revenue, cost: Assumption | null, months: number): number {
  const late = (days = 0) => Math.ceil(days / 30)
  const costDays = cost?.type === 'variable-cost' ? cost.paymentDelayDays : 0
  // One month of grace.
  const longest = (sale.earnedOver ?? 1) + Math.max(late(sale.paymentDelayDays), late(costDays)) + 1
  // Yearly renewals come back every year.
  if (sale.billing === 'yearly') return months
  return Math.min(months, PERIODS.find((period) => period >= longest) ?? months)
}

/**
 * What one unit of `sale` in each month does through it or through a cost that follows it: what a unit of month m does k
 * months later is at m × width + k.
 * @param width see `widthOf`
 */
export function effectOfUnits(
  plan: Plan,
  sale: Revenue,
  cost: Assumption | null,
  frame: Frame,
  width: number,
): Effect {
  const { months } = frame
  const { first, last } = lifeOf(sale, frame)
  const effects = noEffect(months * width)
  const sounded = (line: Revenue) => effectOf(plan, cost ? [line, cost] : [line], frame)
  const put = (effect: Effect, m: number) => {
    const end = Math.min(width, months - m)
    for (const target of targets) {
      const from = effect[target]
      const into = effects[target]
      for (let k = 0; k < end; k++) into[m * width + k] = from[m + k]! / FAR_UNITS
    }
  }
  if (width < months)
    for (let k = 0; k < width; k++) {
      const effect = sounded(every(sale, width, frame.firstCalendarMonth + first + k))
      for (let m = first + k; m < months && m <= last; m += width) put(effect, m)
    }
  else for (let m = first; m < months && m <= last; m++) put(sounded(once(sale, m, frame)), m)
  return effects
}

/** What sells for nothing: what is left is what its units do by being served. */
export const unpriced = (line: Revenue): Revenue => ({ ...line, unitPrice: 0, segments: undefined })
