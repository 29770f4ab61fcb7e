import { quotePdf } from '#modules/requests/quotes/pdf.server.ts'
import { quoteOfLink } from '#modules/requests/quotes/read.server.ts'
import { noPage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/pdf'

/** The quote on paper, for whoever holds its link. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const quote = await quoteOfLink(ctx, params.token)
  if (!quote || quote === 'link-replaced') noPage()
  return await quotePdf(ctx, quote)
}
