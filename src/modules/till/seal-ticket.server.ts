import type { Id } from '#kit/id.ts'
import { lineOf, type SealSource, sealRow } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { ticketsByIds, type WholeTicket } from './tickets-store.server.ts'

/**
 * What is sealed of a ticket: every line and sum that the tax office may ask of it (BOI-TVA-DECLA-30-10-30), and nothing
 * of who bought: labels may hold a name, and the chain must outlive it.
 */
export const ticketLine = (ticket: WholeTicket): string =>
  lineOf({
    number: ticket.number,
    kind: ticket.kind,
    day: ticket.day,
    cents: ticket.total,
    paid: ticket.paid,
    refunds: ticket.refunds,
    lines: ticket.lines.map((line) => [
      ...[line.position, line.kind, line.quantity, line.unitPrice, line.amount],
      ...[line.account, line.vatRate],
    ]),
    tenders: ticket.tenders.map((tender) => [tender.means, tender.amount, tender.receipt]),
    at: ticket.recordedAt.toISOString(),
  })

/** Puts a ticket that this transaction wrote at the end of the hub's chain. */
export const sealTicket = (tx: Tx, ctx: Ctx, ticket: WholeTicket): Promise<void> =>
  sealRow(tx, ctx, { kind: 'ticket', id: ticket.id, payload: ticketLine(ticket) })

/** How tickets are read back when the chain is verified. */
export const ticketSource: SealSource = async (tx, hubId, ids) =>
  new Map((await ticketsByIds(tx, hubId, ids as Id<'Ticket'>[])).map((one) => [one.id, ticketLine(one)]))
