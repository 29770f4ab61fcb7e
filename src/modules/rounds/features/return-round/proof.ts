import { isId } from '#kit/id.ts'
import { DEED_PHOTO, DEED_SIGNATURE } from '#modules/rounds/drive/receive.server.ts'
import { mayReadRounds } from '#modules/rounds/permits.ts'
import { fileAnswer, subjectOf } from '#platform/files/files.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/proof'

/** A photo or a signature that came with a stop noted by hand; those of requests are theirs. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRounds(ctx.actor)) refusePage()
  const { deedFile: id } = params
  if (!isId<'File'>(id)) noPage()
  const subject = await ctx.read((tx) => subjectOf(tx, ctx, id))
  if (!subject || ![DEED_PHOTO, DEED_SIGNATURE].includes(subject.kind)) noPage()
  return (await fileAnswer(ctx, subject, id)) ?? noPage()
}
