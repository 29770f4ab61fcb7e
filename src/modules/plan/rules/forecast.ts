import { addMonths, type Month } from '#kit/day.ts'
import { ok, type Result } from '#kit/result.ts'
import type { BalanceItem, Frame, PaymentUse, ReceiptSource } from './frame.ts'
import { balancedSince, type Indicators, indicatorsOf, monthsOfCash } from './indicators.ts'
import type { LineType, Plan } from './plan.ts'
import { type ForecastRefusal, type Projection, project } from './projection.ts'
import type { Series } from './spread.ts'
import type { LineStreams } from './streams.ts'
import type { Groups, Totals } from './totals.ts'
import type {
  Block,
  ChargeFamily,
  InKindKind,
  Payer,
  Pillar,
  ProductAccount,
  ProductKind,
} from './vocabulary.ts'

export type { ForecastRefusal } from './projection.ts'

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
    /** Products of signed lines. */
    readonly contracted: Monthly
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
    /** What running the hub ties up at each month's end: due to us − owed by us, prepaid sales and taxes included. */
    readonly workingCapital: Monthly
  }
  readonly fullTime: Monthly
  /** Hours: those that serving the units takes, and those paid and volunteered that are there to serve. */
  readonly staffing: { readonly sold: Monthly; readonly paid: Monthly; readonly volunteered: Monthly }
  readonly lines: readonly LineForecast[]
  /** Over the whole plan. */
  readonly indicators: Indicators
  /** First month whose last twelve show no loss. */
  readonly balancedSince: Month | null
  readonly years: readonly YearForecast[]
}

/** A loop: `Array.from` walks an iterator, and this is a fifth of the time of a forecast. */
function list(s: Series): number[] {
  const all = new Array<number>(s.length)
  for (let m = 0; m < all.length; m++) all[m] = s[m]!
  return all
}

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

/** What running the hub ties up or lends it; the rest of the balance sheet is funds, equipment and cash. */
export const operatingItems = [
  'stock',
  'customers',
  'grants-due',
  'opening-due',
  'tax-credit',
  'prepaid',
  'deferred',
  'suppliers',
  'social',
  'sales-tax',
  'tax-pending',
  'opening-owed',
] as const satisfies readonly BalanceItem[]

/**
 * Working capital need at each month's end: stock + what is due to us (grants awarded included) + what was paid ahead
 * − suppliers − tax and social debts − what was received or awarded and is not earned yet.
 */
function workingCapital(t: Totals, frame: Frame): number[] {
  const movements = operatingItems.map((item) => t.byItem.get(item)).filter((s) => s !== undefined)
  const need: number[] = []
  let held = operatingItems.reduce((all, item) => all + (t.opening[item] ?? 0), 0)
  for (let m = 0; m < frame.months; m++) {
    for (const s of movements) held += s[m]!
    need.push(held + 0)
  }
  return need
}

const hours = (s: Series): number[] => Array.from(s, (h) => Math.round(h * 100) / 100)

function yearsOf(t: Totals, closing: Series, frame: Frame): YearForecast[] {
  const years: YearForecast[] = []
  for (let from = 0; from < frame.months; from += 12) {
    const to = Math.min(frame.months, from + 12)
    const indicators = indicatorsOf(t, closing, frame, from, to)
    years.push({ year: years.length + 1, from: addMonths(frame.start, from), months: to - from, indicators })
  }
  return years
}

/** The forecast of a plan already computed. */
export function forecastOf({ plan, scenario, frame, lines, totals: t, closing }: Projection): Forecast {
  const result = t.products.map((product, m) => product - t.charges[m]!)
  return {
    plan: plan.name,
    scenario,
    start: plan.start,
    months: Array.from({ length: frame.months }, (_, m) => addMonths(plan.start, m)),
    income: {
      products: list(t.products),
      charges: list(t.charges),
      result: list(result),
      variableCharges: list(t.variable),
      contracted: list(t.contracted),
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
    staffing: {
      sold: hours(t.hoursSold),
      paid: hours(t.hoursPaid),
      volunteered: hours(t.hoursVolunteered),
    },
    lines: lines.map(lineForecast),
    indicators: indicatorsOf(t, closing, frame, 0, frame.months),
    balancedSince: balancedSince(t, frame),
    years: yearsOf(t, closing, frame),
  }
}

/**
 * The monthly forecast of a plan, or of one of its scenarios. Pure: same plan, same figures.
 * Refuses what `project` refuses. The statements are not part of it: `statements/books.ts`.
 */
export function forecast(plan: Plan, scenarioId?: string): Result<Forecast, ForecastRefusal> {
  const projection = project(plan, scenarioId)
  return projection.ok ? ok(forecastOf(projection.value)) : projection
}
