import { ok, type Result, refuse } from '#kit/result.ts'
import { type LoadedPlan, loadPlan } from '#modules/plan/current.server.ts'
import { type Comparison, compare } from '#modules/plan/rules/compare.ts'
import { type Forecast, type ForecastRefusal, forecast } from '#modules/plan/rules/forecast.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

type ReadForecast = {
  readonly loaded: LoadedPlan
  readonly forecast: Forecast
  /** The other future it is compared with, when one is asked for. */
  readonly other: { readonly forecast: Forecast; readonly comparison: Comparison } | null
}

/** `?scenario=a&avec=b`: a word that is no scenario, or `base`, is the base. */
const scenarioIn = (loaded: LoadedPlan, word: string | null) =>
  loaded.plan.scenarios.find((s) => s.id === word)?.id

/** The forecast that an address asks for, alone or beside another. */
export async function readForecast(
  ctx: Ctx,
  params: URLSearchParams,
): Promise<Result<ReadForecast, ForecastRefusal | 'no_plan'>> {
  const loaded = await ctx.read((tx) => loadPlan(tx, ctx))
  if (!loaded) return refuse('no_plan')
  const made = forecast(loaded.plan, scenarioIn(loaded, params.get('scenario')))
  if (!made.ok) return made
  const against = params.get('avec')
  if (!against) return ok({ loaded, forecast: made.value, other: null })
  const second = forecast(loaded.plan, scenarioIn(loaded, against))
  if (!second.ok) return second
  const compared = compare(made.value, second.value)
  return ok({
    loaded,
    forecast: made.value,
    other: compared.ok ? { forecast: second.value, comparison: compared.value } : null,
  })
}
