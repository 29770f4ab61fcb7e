import { invoicePdf } from '#modules/billing/einvoice/paper.server.ts'
import { mayReadInvoices } from '#modules/billing/permits.ts'
import { invoiceOf } from '#modules/billing/read.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/pdf'

/** The document as its client receives it: with its XML inside for businesses and public bodies. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadInvoices(ctx.actor)) refusePage()
  const { document, recordedAt: at, number } = (await invoiceOf(ctx, params.number)) ?? noPage()
  return new Response(await invoicePdf({ document, at }), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${number}.pdf"`,
    },
  })
}
