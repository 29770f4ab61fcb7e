import { isId } from '#kit/id.ts'
import { mayReadRequests } from '#modules/requests/permits.ts'
import { requestByNumber } from '#modules/requests/store.server.ts'
import { filesSubject } from '#modules/requests/talk/talk.server.ts'
import { fileAnswer } from '#platform/files/files.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/file'

/** A picture or paper joined to a request, for who reads requests. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRequests(ctx.actor)) refusePage()
  const { piece } = params
  if (!isId<'File'>(piece)) noPage()
  const request = await ctx.read((tx) => requestByNumber(tx, ctx.hub.id, params.number))
  return (request && (await fileAnswer(ctx, filesSubject(request.id), piece))) ?? noPage()
}
