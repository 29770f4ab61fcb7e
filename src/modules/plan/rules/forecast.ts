import { addMonths, type Month } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type Frame, frameOf, type PaymentUse, type ReceiptSource } from './frame.ts'
import { balancedSince, type Indicators, indicatorsOf, monthsOfCash } from './indicators.ts'
import type { LineType, Plan } from './plan.ts'
import { type ChangeRefusal, planOf } from './scenario.ts'
import { type Series, series } from './spread.ts'
import { type LineStreams, type StreamRefusal, streamsOfPlan } from './streams.ts'
import { type Groups, type Totals, totalsOf } from './totals.ts'
import type {
  Block,
  ChargeFamily,
  InKindKind,
  Payer,
  Pillar,
  ProductAccount,
  ProductKind,
} from './vocabulary.ts'

/** One number per month of the plan, in cents unless said otherwise. */
export type Monthly = readonly number[]
type MonthlyBy<Key extends string> = { readonly [key in Key]?: Monthly }

export type LineForecast = {
  readonly id: string
  readonly name: string
  readonly type: LineType
  readonly block: Block
  readonly measure?: string
  /** Present only when the line has such amounts. */
  readonly products?: Monthly
  readonly charges?: Monthly
  readonly inKind?: Monthly
  readonly receipts?: Monthly
  readonly payments?: Monthly
  /** Units, not cents. */
  readonly volume?: Monthly
}

type YearForecast = {
  /** 1 for the first twelve months of the plan; the last year may be shorter. */
  readonly year: number
  readonly from: Month
  readonly months: number
  readonly indicators: Indicators
}

/** Plain data (numbers, strings, arrays): it can be sent as JSON as it is. */
export type Forecast = {
  readonly plan: string
  readonly scenario: { readonly id: string; readonly name: string } | null
  readonly start: Month
  readonly months: readonly Month[]
  readonly income: {
    readonly products: Monthly
    readonly charges: Monthly
    readonly result: Monthly
    readonly variableCharges: Monthly
    readonly byPayer: MonthlyBy<Payer>
    readonly byKind: MonthlyBy<ProductKind>
    readonly byPillar: MonthlyBy<Pillar>
    readonly byAccount: MonthlyBy<ProductAccount>
    readonly byFamily: MonthlyBy<ChargeFamily>
  }
  readonly inKind: {
    readonly total: Monthly
    readonly byKind: MonthlyBy<InKindKind>
    readonly byPillar: MonthlyBy<Pillar>
  }
  readonly cash: {
    readonly opening: number
    readonly receipts: Monthly
    readonly payments: Monthly
    readonly closing: Monthly
    readonly bySource: MonthlyBy<ReceiptSource>
    readonly byUse: MonthlyBy<PaymentUse>
    /** Months of cash at each month's end; see `monthsOfCash` of the indicators. */
    readonly runway: readonly (number | null)[]
    /** What running the hub has tied up since the start: due to us − owed by us, prepaid sales and taxes included. */
    readonly workingCapital: Monthly
  }
  readonly fullTime: Monthly
  readonly lines: readonly LineForecast[]
  /** Over the whole plan. */
  readonly indicators: Indicators
  /** First month whose last twelve show no loss. */
  readonly balancedSince: Month | null
  readonly years: readonly YearForecast[]
}

export type ForecastRefusal = ChangeRefusal | StreamRefusal | 'amount_too_large'

const list = (s: Series): number[] => Array.from(s)

function lists<Key extends string>(groups: Groups<Key>): MonthlyBy<Key> {
  const out: { [key in Key]?: Monthly } = {}
  for (const [key, amounts] of groups) out[key] = list(amounts)
  return out
}

const fields = {
  product: 'products',
  charge: 'charges',
  'in-kind': 'inKind',
  receipt: 'receipts',
  payment: 'payments',
} as const

function lineForecast({ line, streams, units }: LineStreams): LineForecast {
  const sums: { [key in (typeof fields)[keyof typeof fields]]?: number[] } = {}
  for (const { side, amounts } of streams) {
    if (side === 'move') continue
    const field = fields[side]
    const held = sums[field]
    if (held) for (let m = 0; m < held.length; m++) held[m]! += amounts[m]!
    else sums[field] = list(amounts)
  }
  const { id, name, type, block, measure } = line
  return {
    id,
    name,
    type,
    block,
    ...(measure && { measure }),
    ...sums,
    ...(units && { volume: list(units) }),
  }
}

function closingCash(t: Totals, opening: number, frame: Frame): Series {
  const closing = series(frame.months)
  let cash = opening
  for (let m = 0; m < frame.months; m++) {
    cash += t.receipts[m]! - t.payments[m]!
    closing[m] = cash
  }
  return closing
}

/**
 * Working capital need: what was earned and not yet received, less what was charged and not yet paid.
 * Depreciation, investments, loans and own funds are no part of it.
 */
function workingCapital(t: Totals, frame: Frame): number[] {
  const at = (s: Series | undefined, m: number) => s?.[m] ?? 0
  const need: number[] = []
  let held = 0
  for (let m = 0; m < frame.months; m++) {
    const earned = t.products[m]! - t.charges[m]! + at(t.byFamily.get('depreciation'), m)
    const received = t.receipts[m]! - at(t.bySource.get('own-funds'), m) - at(t.bySource.get('loans'), m)
    const paid = t.payments[m]! - at(t.byUse.get('investments'), m) - at(t.byUse.get('loan-principal'), m)
    held += earned - (received - paid)
    need.push(held)
  }
  return need
}

function yearsOf(t: Totals, closing: Series, frame: Frame): YearForecast[] {
  const years: YearForecast[] = []
  for (let from = 0; from < frame.months; from += 12) {
    const to = Math.min(frame.months, from + 12)
    const indicators = indicatorsOf(t, closing, frame, from, to)
    years.push({ year: years.length + 1, from: addMonths(frame.start, from), months: to - from, indicators })
  }
  return years
}

/**
 * The monthly forecast of a plan, or of one of its scenarios. Pure: same plan, same figures.
 * Refuses an unknown scenario, a change that does not apply (`field` names the line), a reference to
 * an unknown line, a cycle, and amounts whose sum passes 2^53 cents.
 */
export function forecast(plan: Plan, scenarioId?: string): Result<Forecast, ForecastRefusal> {
  const changed = planOf(plan, scenarioId)
  if (!changed.ok) return changed
  const frame = frameOf(changed.value)
  const streams = streamsOfPlan(changed.value, frame)
  if (!streams.ok) return streams
  const t = totalsOf(streams.value, frame)
  if (!Number.isSafeInteger(t.size + Math.abs(plan.openingCash))) return refuse('amount_too_large')
  const closing = closingCash(t, plan.openingCash, frame)
  const scenario = plan.scenarios.find((s) => s.id === scenarioId)
  const result = t.products.map((product, m) => product - t.charges[m]!)
  return ok({
    plan: plan.name,
    scenario: scenario ? { id: scenario.id, name: scenario.name } : null,
    start: plan.start,
    months: Array.from({ length: frame.months }, (_, m) => addMonths(plan.start, m)),
    income: {
      products: list(t.products),
      charges: list(t.charges),
      result: list(result),
      variableCharges: list(t.variable),
      byPayer: lists(t.byPayer),
      byKind: lists(t.byKind),
      byPillar: lists(t.byPillar),
      byAccount: lists(t.byAccount),
      byFamily: lists(t.byFamily),
    },
    inKind: { total: list(t.inKind), byKind: lists(t.inKindByKind), byPillar: lists(t.inKindByPillar) },
    cash: {
      opening: plan.openingCash,
      receipts: list(t.receipts),
      payments: list(t.payments),
      closing: list(closing),
      bySource: lists(t.bySource),
      byUse: lists(t.byUse),
      runway: Array.from(closing, (_, m) => monthsOfCash(t, closing, m)),
      workingCapital: workingCapital(t, frame),
    },
    fullTime: list(t.fullTime),
    lines: streams.value.map(lineForecast),
    indicators: indicatorsOf(t, closing, frame, 0, frame.months),
    balancedSince: balancedSince(t, frame),
    years: yearsOf(t, closing, frame),
  })
}
