import { redirect } from 'react-router'
import { workerOf } from '#modules/requests/jobs.server.ts'
import { mayDoMissions } from '#modules/requests/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/own-export'
import { statementFile } from './export.server.ts'
import { monthIn, readStatement } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayDoMissions(ctx.actor)) refusePage()
  const asked = new URL(request.url).searchParams
  const { organisationId } = await workerOf(ctx)
  const statement = organisationId && (await readStatement(ctx, organisationId, monthIn(asked, ctx.today())))
  if (!statement) return redirect(`/${ctx.hub.slug}/mes-missions/releve`)
  return statementFile(statement, asked.get('format'), context.get(localeContext))
}
