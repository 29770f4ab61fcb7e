import { invoicePdf } from '#modules/billing/einvoice/paper.server.ts'
import { mayReadInvoices } from '#modules/billing/permits.ts'
import { invoiceOf } from '#modules/billing/read.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/facturx'

/** An issued invoice or credit note as Factur-X, to be deposited on a platform. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadInvoices(ctx.actor)) refusePage()
  const invoice = (await invoiceOf(ctx, params.number)) ?? noPage()
  const pdf = await invoicePdf({ document: invoice.document, at: invoice.recordedAt, withXml: true })
  return new Response(pdf, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${invoice.number}.pdf"`,
    },
  })
}
