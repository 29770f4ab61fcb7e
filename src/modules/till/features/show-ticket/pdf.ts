import { mayReadTickets } from '#modules/till/permits.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/pdf'
import { ticketPdf } from './pdf.server.ts'
import { showTicket } from './query.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTickets(ctx.actor)) refusePage()
  const shown = (await showTicket(ctx, params.number)) ?? noPage()
  const paper = new URL(request.url).searchParams.get('papier') === 'a4' ? 'a4' : '80'
  return new Response(await ticketPdf(ctx.hub, shown, paper), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${shown.ticket.number}.pdf"`,
    },
  })
}
