import { fileAnswer } from '#modules/money/books/file-answer.server.ts'
import { yearNamed } from '#modules/money/books/years.server.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { fecName } from '#modules/money/rules/fec.ts'
import { identityOf } from '#modules/money/tax/identity.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/file'
import { fecOf } from './fec.server.ts'

/** The FEC of a year, streamed: the first lines leave before the last are read. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const year = (await yearNamed(ctx, params.year)) ?? noPage()
  const { siren } = await identityOf(ctx)
  return fileAnswer(fecName(siren, year.endsOn), fecOf(ctx, year))
}
