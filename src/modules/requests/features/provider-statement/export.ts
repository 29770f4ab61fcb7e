import { isId } from '#kit/id.ts'
import { mayReadStatements } from '#modules/providers/index.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { statementFile } from './export.server.ts'
import { monthIn, readStatement } from './query.server.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadStatements(ctx.actor)) refusePage()
  if (!isId<'Organisation'>(params.id)) noPage()
  const asked = new URL(request.url).searchParams
  const statement = await readStatement(ctx, params.id, monthIn(asked, ctx.today()))
  return statementFile(statement ?? noPage(), asked.get('format'), context.get(localeContext))
}
