import { ok, type Result, refuse } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { figureAt } from '#modules/plan/rules/check-ranges.ts'
import type { Plan } from '#modules/plan/rules/plan.ts'
import type { ChangeableField } from '#modules/plan/rules/vocabulary.ts'
import { type Pairs, pairsOf } from '#modules/plan/rules/whatif/pairs.ts'
import { type Search, type Sought, seek } from '#modules/plan/rules/whatif/seek.ts'
import type { AssumptionRow } from '#modules/plan/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { FormState } from '#platform/forms/form.ts'
import { boxOf, readSearch, soughtFigures, usualValues } from './form.ts'

export type FigureChoice = {
  readonly line: string
  readonly name: string
  readonly figures: readonly { readonly field: ChangeableField; readonly figure: number }[]
}
export type GoalAnswer = {
  readonly search: Search
  readonly sought: Sought
  /** Prices and numbers of customers, when the figure is one of them. */
  readonly pairs: Pairs | null
  readonly line: Pick<AssumptionRow, 'id' | 'version' | 'name'>
}
export type GoalPage = {
  readonly plan: Pick<Plan, 'name' | 'start' | 'months'>
  readonly choices: readonly FigureChoice[]
  readonly values: FormState['values']
  readonly errors: FormState['errors']
  readonly answer: GoalAnswer | null
}

/** Figures of a sale that its price and its customers are read with. */
const PAIRED: ReadonlySet<ChangeableField> = new Set<ChangeableField>([
  'unitPrice',
  'volume.start',
  'volume.growth.target',
  'volume.growth.ratio',
])

/** The search that an address asks for, and its answer on the plan of today. */
export async function readGoalPage(ctx: Ctx, params: URLSearchParams): Promise<Result<GoalPage, 'no_plan'>> {
  const loaded = await ctx.read((tx) => loadPlan(tx, ctx))
  if (!loaded) return refuse('no_plan')
  const { plan } = loaded
  const page = {
    plan: { name: loaded.row.name, start: plan.start, months: plan.months },
    choices: plan.assumptions
      .map((line) => ({
        line: line.id,
        name: line.name,
        figures: soughtFigures(line).map((field) => ({ field, figure: figureAt(line, field) ?? 0 })),
      }))
      .filter(({ figures }) => figures.length > 0),
  }
  if (!params.has('but')) return ok({ ...page, values: usualValues(plan), errors: {}, answer: null })
  const read = readSearch(params)
  const values = { ...usualValues(plan), ...read.values }
  if (!read.ok) return ok({ ...page, values, errors: read.errors, answer: null })
  const { search } = read
  const sought = seek(plan, search)
  if (!sought.ok) return ok({ ...page, values, errors: { [boxOf(sought.field)]: sought.code }, answer: null })
  const row = loaded.lines.find((line) => line.key === search.line)!
  const pairs = PAIRED.has(search.field) ? pairsOf(plan, search.line, search.goal) : null
  return ok({
    ...page,
    values,
    errors: {},
    answer: {
      search,
      sought: sought.value,
      pairs: pairs?.ok ? pairs.value : null,
      line: { id: row.id, version: row.version, name: row.name },
    },
  })
}
