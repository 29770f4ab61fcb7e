import { fileAnswer } from '#modules/money/books/file-answer.server.ts'
import { yearNamed } from '#modules/money/books/years.server.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/file'
import { hledgerOf } from './hledger.server.ts'

/** A year as a journal of hledger, streamed. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const year = (await yearNamed(ctx, params.year)) ?? noPage()
  return fileAnswer(`${ctx.hub.slug}-${year.year}.journal`, hledgerOf(ctx, year))
}
