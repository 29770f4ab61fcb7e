import { isId } from '#kit/id.ts'
import { mayReadRequests } from '#modules/requests/permits.ts'
import { quotePdf } from '#modules/requests/quotes/pdf.server.ts'
import { wholeQuote } from '#modules/requests/quotes/read.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/pdf'

/** The quote on paper, for the desk to hand over. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRequests(ctx.actor)) refusePage()
  const quote = isId<'Quote'>(params.quote) ? await wholeQuote(ctx, params.quote) : null
  return await quotePdf(ctx, quote ?? noPage())
}
