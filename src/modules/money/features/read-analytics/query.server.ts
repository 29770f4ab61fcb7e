import type { Id } from '#kit/id.ts'
import { analyticsOf } from '#modules/money/books/analytics.server.ts'
import { bookYears, yearAsked } from '#modules/money/books/years.server.ts'
import { AXES, type Axis } from '#modules/money/rules/analytics.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

const axisOf = (word: string | null): Axis => AXES.find((axis) => axis === word) ?? 'activity'

/** Revenue and costs of a year (`exercice`) by one axis (`axe`), funders by their name. */
export async function readAnalytics(ctx: Ctx, params: URLSearchParams) {
  const axis = axisOf(params.get('axe'))
  const year = await yearAsked(ctx, params)
  const rows = await analyticsOf(ctx, axis, year)
  const funders = axis === 'funder' ? rows.map(({ key }) => key as Id<'Organisation'> | null) : []
  const names = await organisationNames(ctx, funders)
  return {
    axis,
    year,
    years: (await bookYears(ctx)).years.map((one) => one.year),
    rows: rows.map((row) => ({ ...row, name: names.get(row.key as Id<'Organisation'>) ?? null })),
  }
}
