import { figureAt } from '../check-ranges.ts'
import type { Assumption } from '../plan.ts'
import { type ChangeableField, changeableFields } from '../vocabulary.ts'

/** What a figure is counted in: it decides how it is typed, shown and rounded. */
export type FigureUnit = 'money' | 'percent' | 'units' | 'months' | 'days' | 'minutes' | 'hours' | 'number'

type Kind = {
  readonly unit: FigureUnit
  /** The smallest change that makes sense: a cent, a whole member, a tenth of a point. */
  readonly step: number
  readonly low: number
  /** Bound of the plan's own format. */
  readonly high: number
  /** Where a search ends when the figure of the line is small; ten times that figure otherwise. */
  readonly reach: number
}

const money = (reach: number): Kind => ({ unit: 'money', step: 1, low: 0, high: 100_000_000_000, reach })
const units: Kind = { unit: 'units', step: 1, low: 0, high: 10_000_000, reach: 100 }
const percent: Kind = { unit: 'percent', step: 0.1, low: 0, high: 100, reach: 100 }
const months = (high: number, low = 0): Kind => ({ unit: 'months', step: 1, low, high, reach: high })

/** Every figure a scenario may change, by what it is counted in. Bounds are those of the plan's format. */
export const figureKinds: Readonly<Record<ChangeableField, Kind>> = {
  unitPrice: money(5_000),
  unitCost: money(5_000),
  unitMinutes: { unit: 'minutes', step: 1, low: 0, high: 100_000, reach: 600 },
  headcount: { unit: 'units', step: 1, low: 1, high: 100_000, reach: 500 },
  'volume.start': units,
  'volume.churn': percent,
  'volume.growth.perMonth': { unit: 'units', step: 0.1, low: -1_000_000, high: 1_000_000, reach: 50 },
  'volume.growth.target': units,
  'volume.growth.ratio': { unit: 'number', step: 0.01, low: 0, high: 10_000, reach: 5 },
  paymentDelayDays: { unit: 'days', step: 1, low: 0, high: 720, reach: 180 },
  earnedOver: months(36, 1),
  yearlyIndex: { ...percent, reach: 20 },
  amount: money(1_000_000),
  gross: money(500_000),
  fullTime: { unit: 'number', step: 0.05, low: 0.05, high: 200, reach: 5 },
  chargeRate: percent,
  withheld: percent,
  serving: percent,
  stockDays: { unit: 'days', step: 1, low: 0, high: 365, reach: 180 },
  'aid.amount': money(200_000),
  'aid.months': months(84, 1),
  'basis.percent': percent,
  'basis.amount': money(5_000),
  every: { unit: 'units', step: 1, low: 1, high: 10_000_000, reach: 1000 },
  rate: { ...percent, reach: 20 },
  months: months(360, 1),
  deferral: months(120, 1),
  depreciationMonths: months(600, 1),
  'value.amount': money(100_000),
  'value.hours': { unit: 'hours', step: 1, low: 0, high: 100_000, reach: 500 },
  'value.hourly': money(5_000),
}

/** The figures of a line that move its forecast. A price is not read where segments have their own. */
export const figuresOf = (line: Assumption): ChangeableField[] =>
  changeableFields.filter(
    (field) =>
      figureAt(line, field) !== null && !(field === 'unitPrice' && 'segments' in line && line.segments),
  )

/** The smallest change of a figure that makes sense; tonnes and half-days are told in tenths. */
export const stepOf = (field: ChangeableField, figure: number): number =>
  figureKinds[field].unit === 'units' && !Number.isInteger(figure) ? 0.1 : figureKinds[field].step

/** The least and the most that the format, or another figure of the line, allows. */
export function hardBounds(line: Assumption, field: ChangeableField): { low: number; high: number } {
  const { low, high } = figureKinds[field]
  // A loan pays something back: its deferral is shorter than it.
  if (line.type === 'loan' && field === 'months') return { low: (line.deferral ?? 0) + 1, high }
  if (line.type === 'loan' && field === 'deferral') return { low, high: Math.max(low, line.months - 1) }
  return { low, high }
}

/** Where a search for a figure looks when nobody said: from nothing to ten times what it is. */
export function usualBounds(
  line: Assumption,
  field: ChangeableField,
  figure: number,
): { low: number; high: number } {
  const hard = hardBounds(line, field)
  return {
    low: Math.max(hard.low, Math.min(figure, 0)),
    high: Math.min(hard.high, Math.max(figureKinds[field].reach, 10 * figure)),
  }
}
