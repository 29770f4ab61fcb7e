import { ok, type Result, refuse } from '#kit/result.ts'
import { type LoadedPlan, loadPlan } from '#modules/plan/current.server.ts'
import { type Comparison, compare } from '#modules/plan/rules/compare.ts'
import { type Forecast, type ForecastRefusal, forecastOf } from '#modules/plan/rules/forecast.ts'
import { type Projection, project } from '#modules/plan/rules/projection.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

type Computed = { readonly projection: Projection; readonly forecast: Forecast }
type ReadForecast = Computed & {
  readonly loaded: LoadedPlan
  /** The other future it is compared with, when one is asked for. */
  readonly other: (Computed & { readonly comparison: Comparison }) | null
}

/** `?scenario=a&avec=b`: a word that is no scenario, or `base`, is the base. */
const scenarioIn = (loaded: LoadedPlan, word: string | null) =>
  loaded.plan.scenarios.find((s) => s.id === word)?.id

function compute(loaded: LoadedPlan, word: string | null): Result<Computed, ForecastRefusal> {
  const projection = project(loaded.plan, scenarioIn(loaded, word))
  if (!projection.ok) return projection
  return ok({ projection: projection.value, forecast: forecastOf(projection.value) })
}

/** The forecast that an address asks for, alone or beside another. */
export async function readForecast(
  ctx: Ctx,
  params: URLSearchParams,
): Promise<Result<ReadForecast, ForecastRefusal | 'no_plan'>> {
  const loaded = await ctx.read((tx) => loadPlan(tx, ctx))
  if (!loaded) return refuse('no_plan')
  const made = compute(loaded, params.get('scenario'))
  if (!made.ok) return made
  const against = params.get('avec')
  if (!against) return ok({ loaded, ...made.value, other: null })
  const second = compute(loaded, against)
  if (!second.ok) return second
  const compared = compare(made.value.forecast, second.value.forecast)
  return ok({
    loaded,
    ...made.value,
    other: compared.ok ? { ...second.value, comparison: compared.value } : null,
  })
}
