import type { Assumption } from '../plan.ts'
import type { Bounds } from './law.ts'
import type { UncertainField } from './simulation.ts'

const amount: Bounds = { min: 0, max: 100_000_000_000, whole: false }
const percent: Bounds = { min: 0, max: 100, whole: false }
const units: Bounds = { min: 0, max: 10_000_000, whole: false }
const count = (min: number, max: number): Bounds => ({ min, max, whole: true })

/**
 * What draws are kept within: the bounds of the plan's format. Amounts keep their fractions of a cent, since a run is
 * no document; months and days are whole. A step never counts less than one unit, which would be a cost without end.
 */
export const boundsOf: Readonly<Record<UncertainField, Bounds>> = {
  unitPrice: amount,
  unitCost: amount,
  unitMinutes: units,
  headcount: units,
  'volume.start': units,
  'volume.churn': percent,
  'volume.growth.perMonth': { min: -1_000_000, max: 1_000_000, whole: false },
  'volume.growth.target': units,
  'volume.growth.ratio': { min: 0, max: 10_000, whole: false },
  paymentDelayDays: count(0, 720),
  earnedOver: count(1, 36),
  yearlyIndex: percent,
  amount,
  gross: amount,
  fullTime: { min: 0, max: 200, whole: false },
  chargeRate: percent,
  withheld: percent,
  serving: percent,
  stockDays: count(0, 365),
  'aid.amount': amount,
  'aid.months': count(1, 84),
  'basis.percent': percent,
  'basis.amount': amount,
  every: { min: 1, max: 10_000_000, whole: false },
  rate: percent,
  months: count(1, 360),
  deferral: count(1, 120),
  depreciationMonths: count(1, 600),
  'value.amount': amount,
  'value.hours': units,
  'value.hourly': amount,
  'cash-delay': count(0, 84),
  chance: { min: 0, max: 1, whole: true },
}

/**
 * How the cash and the result of a line move with one of its figures, the others standing still:
 * `idle` not at all; `straight` in a straight line; `knots` in straight lines between whole values that are `step`
 * apart; `curve` as a polynomial of the index, whose degree is the number of plan years; `volume` and `every` through
 * the monthly units; `other` in a way that only the engine knows.
 */
export type Nature =
  | { readonly kind: 'idle' | 'straight' | 'curve' | 'volume' | 'every' | 'other' }
  | { readonly kind: 'knots'; readonly step: number }

const straight: Nature = { kind: 'straight' }
const idle: Nature = { kind: 'idle' }
const other: Nature = { kind: 'other' }
const eachMonth: Nature = { kind: 'knots', step: 1 }
/** Days are 30 to a month, and between two months what is paid is shared in proportion. */
const eachThirtyDays: Nature = { kind: 'knots', step: 30 }

export function natureOf(line: Assumption, field: UncertainField): Nature {
  switch (field) {
    case 'unitMinutes':
    case 'serving':
    case 'value.amount':
    case 'value.hours':
    case 'value.hourly':
      return idle
    case 'gross':
    case 'chargeRate':
      return line.type === 'salary' && line.lowWageReduction ? other : straight
    case 'yearlyIndex':
      if (line.type === 'salary' && line.lowWageReduction) return other
      return line.type === 'variable-cost' && line.stockDays ? other : { kind: 'curve' }
    case 'volume.start':
    case 'volume.churn':
    case 'volume.growth.perMonth':
    case 'volume.growth.target':
    case 'volume.growth.ratio':
      return { kind: 'volume' }
    case 'every':
      return { kind: 'every' }
    case 'paymentDelayDays':
      return eachThirtyDays
    case 'cash-delay':
    case 'earnedOver':
    case 'aid.months':
    case 'months':
    case 'deferral':
    case 'depreciationMonths':
      return eachMonth
    case 'stockDays':
    case 'rate':
      return other
    default:
      return straight
  }
}

/** A value far above any real one, at which a straight line is sounded: what the engine rounds is then lost in it. */
export function farValue(field: UncertainField): number {
  const { max } = boundsOf[field]
  return max <= 100 ? 100 : max >= 1e9 ? 1e9 : field.startsWith('volume.') ? 1e6 : 1000
}
