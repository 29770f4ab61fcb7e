import type { Day } from '#kit/day.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { type ForecastRefusal, project } from '#modules/plan/rules/projection.ts'
import { booksOf } from '#modules/plan/rules/statements/books.ts'
import { type Budget, cerfaBudget, usualRequest } from '#modules/plan/rules/statements/cerfa.ts'
import { type Period, periodsOf } from '#modules/plan/rules/statements/period.ts'
import { wholeBudget } from '#modules/plan/rules/statements/whole-euros.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type ReadBudget = {
  readonly name: string
  readonly scenario: { readonly id: string; readonly name: string } | null
  /** In whole euros, as the form wants them. */
  readonly budget: Budget
  /** Civil years first (most funders'), then the plan's own. */
  readonly periods: readonly Period[]
  /** Fundings that a request may be for. */
  readonly requests: readonly { readonly id: string; readonly name: string }[]
  /** Names of the lines, and their address key when they are in the base. */
  readonly lines: Readonly<Record<string, { readonly name: string; readonly row: string | null }>>
  readonly empty: boolean
}

/** `?demande=rien` asks for no request at all; a word that is no funding is the usual one. */
const NO_REQUEST = 'rien'

/** Requests of the autumn are for the year to come: funders decide before it begins. */
const budgetYear = (today: Day): string => {
  const year = Number(today.slice(0, 4))
  return String(Number(today.slice(5, 7)) >= 7 ? year + 1 : year)
}

/** The budget of the year an address asks for: `?annee=2027` or `year-2`, else the civil year people ask for now. */
export async function readBudget(
  ctx: Ctx,
  params: URLSearchParams,
): Promise<Result<ReadBudget, ForecastRefusal | 'no_plan'>> {
  const loaded = await ctx.read((tx) => loadPlan(tx, ctx))
  if (!loaded) return refuse('no_plan')
  const word = params.get('scenario')
  const projection = project(loaded.plan, loaded.plan.scenarios.find((s) => s.id === word)?.id)
  if (!projection.ok) return projection
  const { plan, scenario } = projection.value
  const periods = [...periodsOf(plan, 'calendar'), ...periodsOf(plan, 'year')]
  const named = (key: string | null) => periods.find((p) => p.key === key)
  const period = named(params.get('annee')) ?? named(budgetYear(ctx.today())) ?? periods[0]!
  const books = booksOf(projection.value)
  const requests = plan.assumptions.flatMap((line) =>
    'award' in line && line.account !== '102' && line.account !== '13'
      ? [{ id: line.id, name: line.name }]
      : [],
  )
  const asked = params.get('demande')
  const request = requests.some(({ id }) => id === asked)
    ? asked
    : asked === NO_REQUEST
      ? null
      : usualRequest(books, period)
  const rows = new Map<string, string>(loaded.lines.map(({ key, id }) => [key, id]))
  return ok({
    name: loaded.row.name,
    scenario,
    budget: wholeBudget(cerfaBudget(books, period, request)),
    periods,
    requests,
    lines: Object.fromEntries(
      plan.assumptions.map(({ id, name }) => [id, { name, row: rows.get(id) ?? null }]),
    ),
    empty: plan.assumptions.length === 0,
  })
}
