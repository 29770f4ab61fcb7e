import type { Id } from '#kit/id.ts'
import { analyticsOf } from '#modules/money/books/analytics.server.ts'
import { bookYears, yearAsked } from '#modules/money/books/years.server.ts'
import { AXES, type Axis } from '#modules/money/rules/analytics.ts'
import { stageChoices } from '#modules/money/stages/stages.server.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

const axisOf = (word: string | null): Axis => AXES.find((axis) => axis === word) ?? 'activity'

/** What the keys of an axis are called; those of activities and pillars are words of the pages. */
async function namesOf(
  ctx: Ctx,
  axis: Axis,
  keys: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  if (axis === 'funder') return await organisationNames(ctx, keys as (Id<'Organisation'> | null)[])
  if (axis !== 'stage') return new Map()
  return new Map((await stageChoices(ctx)).map(({ value, label }) => [value, label]))
}

/** Revenue and costs of a year (`exercice`) by one axis (`axe`), funders and stages by their name. */
export async function readAnalytics(ctx: Ctx, params: URLSearchParams) {
  const axis = axisOf(params.get('axe'))
  const year = await yearAsked(ctx, params)
  const rows = await analyticsOf(ctx, axis, year)
  const names = await namesOf(
    ctx,
    axis,
    rows.map(({ key }) => key),
  )
  return {
    axis,
    year,
    years: (await bookYears(ctx)).years.map((one) => one.year),
    rows: rows.map((row) => ({ ...row, name: names.get(row.key ?? '') ?? null })),
  }
}
