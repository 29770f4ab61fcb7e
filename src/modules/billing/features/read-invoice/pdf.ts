import { invoicePdf } from '#modules/billing/einvoice/paper.server.ts'
import { invoiceOfLink } from '#modules/billing/send.server.ts'
import { noPage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/pdf'

/** The invoice on paper, for whoever holds its link. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const { document, recordedAt: at, number } = (await invoiceOfLink(ctx, params.token)) ?? noPage()
  return new Response(await invoicePdf({ document, at }), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${number}.pdf"`,
      'X-Robots-Tag': 'noindex, nofollow',
    },
  })
}
