import { daysBetween, type Month, monthOf, monthsBetween } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Locale } from '#kit/words.ts'
import { MEASURES, measuresAt } from '#modules/measures/index.server.ts'
import { openComments, subjectKey } from '#modules/plan/comments-store.server.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { figureOf, type LineFigure, planYear } from '#modules/plan/figures.ts'
import { rangeMarks } from '#modules/plan/range-mark.ts'
import { type Forecast, forecast, type LineForecast } from '#modules/plan/rules/forecast.ts'
import { type Assumption, isFunding, type LineType, pillarOf } from '#modules/plan/rules/plan.ts'
import type { Block, Payer, Pillar } from '#modules/plan/rules/vocabulary.ts'
import { type AssumptionRow, assumptionRow } from '#modules/plan/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Unit } from '#platform/measure/measure.ts'

/** What was planned for this month beside what the measure says today. Cents when the unit is `cents`. */
export type Measured = {
  readonly id: string
  readonly unit: Unit
  readonly planned: number | null
  readonly actual: number | null
  /** Days that the actual figure covers. */
  readonly days: number
}
export type ListedLine = {
  readonly id: Id<'Assumption'>
  readonly name: string
  readonly type: LineType
  readonly block: Block
  readonly payer: Payer | null
  readonly pillar: Pillar | null
  readonly figure: LineFigure
  /** Open comments. */
  readonly comments: number
  /** What it is not sure of, as short marks. */
  readonly marks: readonly string[]
  readonly measured: Measured | null
}
export type Assumptions = {
  readonly name: string
  readonly start: Month
  readonly months: number
  readonly openingCash: Cents
  readonly version: number
  /** The plan year (from 1) whose means are shown. */
  readonly year: number
  readonly lines: readonly ListedLine[]
  readonly removed: { readonly id: Id<'Assumption'>; readonly version: number; readonly name: string } | null
}

const UNITS: ReadonlyMap<string, Unit> = new Map(MEASURES.map((m) => [m.id, m.unit]))

/** A count is compared with the line's volume, an amount with what the line brings or costs in the month. */
function plannedIn(line: LineForecast | undefined, unit: Unit, month: number): number | null {
  const series = unit === 'cents' ? (line?.products ?? line?.charges) : line?.volume
  return series?.[month] ?? null
}

async function measuredLines(
  ctx: Ctx,
  lines: readonly AssumptionRow[],
  f: Forecast | null,
): Promise<Map<string, Measured>> {
  const bound = lines.flatMap((row) => {
    const unit = row.measure ? UNITS.get(row.measure) : undefined
    return row.measure && unit ? [{ key: row.key, id: row.measure, unit }] : []
  })
  if (bound.length === 0) return new Map()
  const today = ctx.today()
  const readings = await measuresAt(
    ctx,
    bound.map((b) => b.id),
    today,
  )
  const month = f ? monthsBetween(f.start, monthOf(today)) : -1
  return new Map(
    bound.map(({ key, id, unit }, i) => {
      const reading = readings[i]!
      const line = f?.lines.find((one) => one.id === key)
      return [
        key,
        {
          id,
          unit,
          planned: plannedIn(line, unit, month),
          actual: reading.value,
          days: daysBetween(reading.from, reading.to) + 1,
        },
      ]
    }),
  )
}

const payerOf = (line: Assumption): Payer | null => ('payer' in line && line.payer) || null
const pillarShown = (line: Assumption): Pillar | null =>
  line.type === 'revenue' || line.type === 'in-kind' || isFunding(line)
    ? pillarOf(line)
    : (line.pillar ?? null)

/** Every line of the plan with its figure; `removed` is a line just taken out, offered back. */
export async function listAssumptions(
  ctx: Ctx,
  removed: Id<'Assumption'> | null,
  locale: Locale = 'fr',
): Promise<Assumptions | null> {
  const found = await ctx.read(async (tx) => {
    const loaded = await loadPlan(tx, ctx)
    if (!loaded) return null
    return {
      loaded,
      comments: await openComments(tx, loaded.row),
      gone: removed ? await assumptionRow(tx, loaded.row, removed) : undefined,
    }
  })
  if (!found) return null
  const { row, lines, plan } = found.loaded
  const made = forecast(plan)
  const f = made.ok ? made.value : null
  const year = f ? planYear(f, monthOf(ctx.today())) : 0
  const byKey = new Map(f?.lines.map((line) => [line.id, line]))
  const measured = await measuredLines(ctx, lines, f)
  return {
    name: row.name,
    start: row.start,
    months: row.months,
    openingCash: cents(row.openingCash),
    version: row.version,
    year: year + 1,
    lines: lines.map(({ id, key, body }) => ({
      id,
      name: body.name,
      type: body.type,
      block: body.block,
      payer: payerOf(body),
      pillar: pillarShown(body),
      figure: figureOf(body, byKey.get(key), year),
      comments: found.comments.get(subjectKey('line', id)) ?? 0,
      marks: rangeMarks(body, locale).map(({ mark }) => mark),
      measured: measured.get(key) ?? null,
    })),
    removed: found.gone?.removedAt
      ? { id: found.gone.id, version: found.gone.version, name: found.gone.name }
      : null,
  }
}
