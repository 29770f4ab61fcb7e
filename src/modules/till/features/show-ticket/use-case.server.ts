import { ok, type Result, refuse } from '#kit/result.ts'
import { notify, type To } from '#modules/notices/index.server.ts'
import { fr } from '#modules/till/messages.tickets.fr.ts'
import { mayReadTickets } from '#modules/till/permits.ts'
import { ticketByNumber, type WholeTicket } from '#modules/till/tickets-store.server.ts'
import { type Ctx, once } from '#platform/context/ctx.server.ts'
import { formatEuros } from '#ui/format.ts'

export type SendCode = 'not_permitted' | 'not_found' | 'nobody_to_send'

/** Sends a ticket to an address, or without one to whoever paid, on their own terms. */
export async function sendTicket(
  ctx: Ctx,
  input: { readonly number: string; readonly email?: string; readonly idempotencyKey?: string },
): Promise<Result<null, SendCode>> {
  if (!mayReadTickets(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<null, SendCode>(tx, c, input.idempotencyKey, async () => {
        const ticket = await ticketByNumber(c, input.number)
        if (!ticket) return refuse('not_found')
        const to = toOf(ticket, input.email)
        if (!to) return refuse('nobody_to_send', 'email')
        await notify(c, {
          template: 'ticket-sent',
          to,
          data: {
            number: ticket.number,
            amount: { fr: formatEuros(ticket.total, 'fr'), en: formatEuros(ticket.total, 'en') },
            lines: { fr: linesOf(ticket, 'fr'), en: linesOf(ticket, 'en') },
          },
          subjectKind: 'ticket',
          subjectId: ticket.id,
        })
        return ok(null)
      }),
    ),
  )
}

function toOf(ticket: WholeTicket, email: string | undefined): To | null {
  if (email) return { email, name: ticket.payerName || fr.show.anonymous }
  if (ticket.payerPersonId) return { personId: ticket.payerPersonId }
  return ticket.payerOrganisationId ? { organisationId: ticket.payerOrganisationId } : null
}

/** One line for each thing, as a letter holds it. */
const linesOf = (ticket: WholeTicket, locale: 'fr' | 'en'): string =>
  ticket.lines
    .map(
      (line) =>
        `${line.quantity > 1 ? `${line.quantity} × ` : ''}${line.label} : ${formatEuros(line.amount, locale)}`,
    )
    .join('\n')
