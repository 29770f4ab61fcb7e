import { isId } from '#kit/id.ts'
import { mayReadProviders } from '#modules/providers/permits.ts'
import { paperSubject } from '#modules/providers/use-cases/keep-documents.server.ts'
import { fileAnswer } from '#platform/files/files.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/file'

/** A paper of a provider's file, as it was joined. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadProviders(ctx.actor)) refusePage()
  if (!isId<'Organisation'>(params.id) || !isId<'File'>(params.paper)) noPage()
  return (await fileAnswer(ctx, paperSubject(params.id), params.paper)) ?? noPage()
}
