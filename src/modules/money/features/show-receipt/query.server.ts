import { and, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { PaymentRow } from '#modules/money/store.server.ts'
import { entries, payments } from '#modules/money/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type ShownReceipt = PaymentRow & {
  entryNumber: string
  /** The receipt that takes this one back, and the one that this one takes back. */
  reversedBy: string | null
  reversesNumber: string | null
}

/** One receipt by its number; null when unknown in this hub. */
export const showReceipt = (ctx: Ctx, number: string): Promise<ShownReceipt | null> =>
  ctx.read(async (tx) => {
    const later = alias(payments, 'later')
    const first = alias(payments, 'first')
    const [row] = await tx
      .select({
        payment: payments,
        entryNumber: entries.number,
        reversedBy: later.number,
        reversesNumber: first.number,
      })
      .from(payments)
      .innerJoin(entries, and(eq(entries.hubId, payments.hubId), eq(entries.id, payments.entryId)))
      .leftJoin(later, and(eq(later.hubId, payments.hubId), eq(later.reverses, payments.id)))
      .leftJoin(first, and(eq(first.hubId, payments.hubId), eq(first.id, payments.reverses)))
      .where(and(eq(payments.hubId, ctx.hub.id), eq(payments.number, number)))
    return row ? { ...row.payment, ...row, reversesNumber: row.reversesNumber ?? null } : null
  })
