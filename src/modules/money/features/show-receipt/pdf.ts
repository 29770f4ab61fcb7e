import { mayReadReceipts } from '#modules/money/permits.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/pdf'
import { receiptPdf } from './pdf.server.ts'
import { showReceipt } from './query.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadReceipts(ctx.actor)) refusePage()
  const receipt = (await showReceipt(ctx, params.number)) ?? noPage()
  return new Response(await receiptPdf(ctx.hub, receipt), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${receipt.number}.pdf"`,
    },
  })
}
