import { isId } from '#kit/id.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { fileAnswer } from '#platform/files/files.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/file'
import { subjectOf } from './attach.server.ts'
import { showEntry } from './query.server.ts'

/** A file joined to an entry, for who reads the books. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  if (!isId<'File'>(params.file)) noPage()
  const entry = await showEntry(ctx, params.number)
  return (entry && (await fileAnswer(ctx, subjectOf(entry.id), params.file))) ?? noPage()
}
