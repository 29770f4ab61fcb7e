import { add, type Cents, negate, zero } from '#kit/money.ts'
import { identityOf, splitTogether, taxOn, vatOf } from '#modules/money/index.server.ts'
import { getPerson } from '#modules/people/index.server.ts'
import { refundable } from '#modules/till/refund.server.ts'
import {
  refundsOf,
  ticketByNumber,
  ticketsByIds,
  type WholeTicket,
} from '#modules/till/tickets-store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** VAT of one rate on a ticket, in cents. */
export type VatLine = { readonly rate: number; readonly net: Cents; readonly vat: Cents }

export type ShownTicket = {
  readonly ticket: WholeTicket
  readonly seller: { readonly name: string; readonly siret: string | null; readonly address: string }
  readonly vat: readonly VatLine[]
  readonly refunds: readonly { readonly number: string; readonly amount: Cents }[]
  /** The ticket that this one gives back. */
  readonly refundsNumber: string | null
  /** Cents that may still be given back. */
  readonly refundable: Cents
  readonly email: string | null
}

/** Taxes of a ticket by rate, as the hub was taxed that day. */
async function vatLines(ctx: Ctx, ticket: WholeTicket): Promise<VatLine[]> {
  if (!ticket.lines.some((line) => line.vatRate)) return []
  const tax = await taxOn(ctx, ticket.day)
  const rated = ticket.lines.flatMap((line) => {
    const { rate } = vatOf(tax, { rate: line.vatRate, activity: line.activity })
    return rate ? [{ rate, amount: line.amount }] : []
  })
  return [...Map.groupBy(rated, (one) => one.rate)].map(([rate, those]) => {
    const parts = splitTogether(
      those.map((one) => one.amount),
      rate,
    )
    return {
      rate,
      net: add(...parts.map((one) => one.net)),
      vat: add(...parts.map((one) => one.vat)),
    }
  })
}

/** One ticket by its number with all that stands around it; null when unknown in this hub. */
export async function showTicket(ctx: Ctx, number: string): Promise<ShownTicket | null> {
  const ticket = await ticketByNumber(ctx, number)
  if (!ticket) return null
  const around = await ctx.read(async (tx) => ({
    refunds: ticket.kind === 'sale' ? await refundsOf(tx, ctx.hub.id, ticket.id) : [],
    source: ticket.refunds ? await ticketsByIds(tx, ctx.hub.id, [ticket.refunds]) : [],
  }))
  const identity = await identityOf(ctx)
  const person = ticket.payerPersonId ? await getPerson(ctx, ticket.payerPersonId) : null
  return {
    ticket,
    seller: {
      name: identity?.legalName || ctx.hub.name,
      siret: identity?.siret ?? null,
      address: [identity?.street, [identity?.postcode, identity?.city].filter(Boolean).join(' ')]
        .filter(Boolean)
        .join(', '),
    },
    vat: await vatLines(ctx, ticket),
    refunds: around.refunds.map((one) => ({ number: one.number, amount: negate(one.total) })),
    refundsNumber: around.source[0]?.number ?? null,
    refundable: ticket.kind === 'sale' ? refundable(ticket, around.refunds).left : zero,
    email: person?.email ?? null,
  }
}
