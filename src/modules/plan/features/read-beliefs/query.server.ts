import { type Day, dayIn, type Month, monthOf, monthsBetween } from '#kit/day.ts'
import { ok, type Result } from '#kit/result.ts'
import { type Actuals, monthIn, readActuals } from '#modules/plan/actuals/actuals.server.ts'
import { type KeptVersion, keptVersions } from '#modules/plan/actuals/store.server.ts'
import { type Accuracy, accuracyOf } from '#modules/plan/rules/actuals/accuracy.ts'
import { type CashResult, earnedShare, resultOfForecast } from '#modules/plan/rules/actuals/books.ts'
import { over, planYearStart, type Span } from '#modules/plan/rules/actuals/period.ts'
import { type ForecastRefusal, forecast } from '#modules/plan/rules/forecast.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Versions read at most beside the first one: as many curves as can still be told apart are drawn of them. */
const VERSIONS = 40

/** What one version foresaw, or what really happened, for the month and the year that are compared. Cents. */
type Told = { readonly cash: number; readonly result: number; readonly earned: number | null }
export type Believed = {
  readonly number: number
  readonly day: Day
  readonly reason: string
  readonly author: string
  /** Cash foreseen, by month of today's plan; null outside the version's own months. */
  readonly cash: readonly (number | null)[]
  readonly told: Told | null
  readonly accuracy: Accuracy | null
}
export type Beliefs = {
  readonly plan: string
  readonly months: readonly Month[]
  readonly finished: number
  readonly real: readonly number[]
  /** Last month of the plan year compared, or the last finished one; −1 when none is. */
  readonly at: number
  readonly span: Span
  readonly realTold: Told | null
  readonly versions: readonly Believed[]
}

const told = (cash: number, result: CashResult, span: Span): Told => {
  const products = over(result.products, span)
  return {
    cash,
    result: products - over(result.charges, span),
    earned: earnedShare(over(result.earned, span), products),
  }
}

/** A list by month of one plan, read by month of another: `shift` months later. */
const moved = <T>(values: readonly T[], shift: number, months: number): (T | null)[] =>
  Array.from({ length: months }, (_, m) => values[m - shift] ?? null)

function believed(version: KeptVersion, read: Actuals, at: number, span: Span, zone: string): Believed[] {
  const { plan, assumptions } = version.content
  const made = forecast({
    ...plan,
    version: 1,
    assumptions: assumptions.map(({ body }) => body),
    scenarios: [],
  })
  // A version that today's engine cannot compute says nothing of the future; it is still in the list of versions.
  if (!made.ok) return []
  const f = made.value
  const months = read.forecast.months.length
  const shift = monthsBetween(read.forecast.start, f.start)
  const cash = moved(f.cash.closing, shift, months)
  const day = dayIn(version.at, zone)
  const own = { from: span.from - shift, to: span.to - shift }
  const here = at < 0 ? null : (cash[at] ?? null)
  // The month in which it was kept was partly over: only the next ones were still to come.
  const from = monthsBetween(read.forecast.start, monthOf(day)) + 1
  const foreseen = cash.map((value) => value ?? Number.NaN)
  return [
    {
      number: version.number,
      day,
      reason: version.reason,
      author: version.author,
      cash,
      told: here === null ? null : told(here, resultOfForecast(f), own),
      accuracy: foreseen.slice(Math.max(0, from), read.finished).some(Number.isNaN)
        ? null
        : accuracyOf(foreseen, read.cash, from, read.finished - 1),
    },
  ]
}

/** Every future that a kept version told, beside what really happened. `?mois=` chooses the month they are compared in. */
export async function readBeliefs(
  ctx: Ctx,
  params: URLSearchParams,
): Promise<Result<Beliefs, ForecastRefusal> | null> {
  const made = await readActuals(ctx)
  if (!made?.ok) return made
  const read = made.value
  const { forecast: f, finished, loaded, result } = read
  const at = monthIn(params, f.months, finished)
  const span = at < 0 ? { from: 0, to: -1 } : { from: planYearStart(at), to: at }
  const kept = await ctx.read((tx) => keptVersions(tx, loaded.row, VERSIONS))
  return ok({
    plan: loaded.row.name,
    months: f.months,
    finished,
    real: read.cash,
    at,
    span,
    realTold: at < 0 ? null : told(read.cash[at]!, result, span),
    versions: kept.flatMap((version) => believed(version, read, at, span, ctx.hub.zone)),
  })
}
