import { loadPlan } from '#modules/plan/current.server.ts'
import { mayReadPlan } from '#modules/plan/permits.ts'
import { workbookOf } from '#modules/plan/workbook/workbook.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/file'

/** The plan, or one of its scenarios, as a workbook whose figures are formulas (XLSX). */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const loaded = await ctx.read((tx) => loadPlan(tx, ctx))
  if (!loaded) noPage()
  // A word that is no scenario, or none, is the base: as on the page of the forecast.
  const word = new URL(request.url).searchParams.get('scenario')
  const scenario = loaded.plan.scenarios.find((s) => s.id === word)?.id
  const made = await workbookOf(loaded.plan, context.get(localeContext), scenario)
  if (!made.ok) noPage()
  const name = `classeur-${ctx.hub.slug}${scenario ? `-${scenario}` : ''}-${ctx.today()}`
  return new Response(new Uint8Array(made.value), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${name}.xlsx"`,
    },
  })
}
