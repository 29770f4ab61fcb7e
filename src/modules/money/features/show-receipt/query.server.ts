import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type Cents, cents } from '#kit/money.ts'
import type { PaymentRow } from '#modules/money/store.server.ts'
import { entries, payments } from '#modules/money/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type ShownReceipt = PaymentRow & {
  entryNumber: string
  /** The receipt that takes this one back, and the one that this one takes back. */
  reversedBy: string | null
  reversesNumber: string | null
  /** The receipt that this refund gives back, and cents given back of this one. */
  refundsNumber: string | null
  refunded: Cents
}

/** One receipt by its number; null when unknown in this hub. */
export const showReceipt = (ctx: Ctx, number: string): Promise<ShownReceipt | null> =>
  ctx.read(async (tx) => {
    const later = alias(payments, 'later')
    const first = alias(payments, 'first')
    const source = alias(payments, 'source')
    const [row] = await tx
      .select({
        payment: payments,
        entryNumber: entries.number,
        reversedBy: later.number,
        reversesNumber: first.number,
        refundsNumber: source.number,
        refunded: sql<string>`coalesce((SELECT -sum(r.amount) FROM payments r
          WHERE r.hub_id = ${ctx.hub.id} AND r.refunds = ${payments.id}), 0)::text`,
      })
      .from(payments)
      .innerJoin(entries, and(eq(entries.hubId, payments.hubId), eq(entries.id, payments.entryId)))
      .leftJoin(later, and(eq(later.hubId, payments.hubId), eq(later.reverses, payments.id)))
      .leftJoin(first, and(eq(first.hubId, payments.hubId), eq(first.id, payments.reverses)))
      .leftJoin(source, and(eq(source.hubId, payments.hubId), eq(source.id, payments.refunds)))
      .where(and(eq(payments.hubId, ctx.hub.id), eq(payments.number, number)))
    return row ? { ...row.payment, ...row, refunded: cents(BigInt(row.refunded)) } : null
  })
