import { redirect } from 'react-router'
import { invoiceOf, invoicePdf } from '#modules/billing/index.server.ts'
import { reachOfActor } from '#modules/people/index.server.ts'
import { mayUseSpace } from '#modules/portals/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/invoice'

/** An invoice or credit note made out to oneself; anybody else's leads home, as one that does not exist. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseSpace(ctx.actor)) refusePage()
  const reach = await reachOfActor(ctx)
  const invoice = reach && (await invoiceOf(ctx, params.number))
  const own = invoice?.personId && reach?.ids.includes(invoice.personId)
  if (!own) throw redirect(`/${ctx.hub.slug}/mon-espace`)
  const { document, recordedAt: at, number } = invoice
  return new Response(await invoicePdf({ document, at }), {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${number}.pdf"` },
  })
}
