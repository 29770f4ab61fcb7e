import { isId } from '#kit/id.ts'
import { fileSubject } from '#modules/billing/payables/take.server.ts'
import { mayKeepPayables } from '#modules/billing/permits.ts'
import { fileAnswer } from '#platform/files/files.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/file'

/** The file as the supplier sent it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPayables(ctx.actor)) refusePage()
  if (!isId<'Payable'>(params.id) || !isId<'File'>(params.payableFile)) noPage()
  return (await fileAnswer(ctx, fileSubject(params.id), params.payableFile)) ?? noPage()
}
