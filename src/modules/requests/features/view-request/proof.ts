import { isId } from '#kit/id.ts'
import { PHOTO, SIGNATURE } from '#modules/requests/field/report.server.ts'
import { mayReadRequests } from '#modules/requests/permits.ts'
import { fileAnswer, subjectOf } from '#platform/files/files.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/proof'

/** A photo or a signature that came from the field; no other file of the hub. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRequests(ctx.actor)) refusePage()
  const { proof: id } = params
  if (!isId<'File'>(id)) noPage()
  const subject = await ctx.read((tx) => subjectOf(tx, ctx, id))
  if (!subject || ![PHOTO, SIGNATURE].includes(subject.kind)) noPage()
  return (await fileAnswer(ctx, subject, id)) ?? noPage()
}
