import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type ChargeRow, owedRows } from './charges/store.server.ts'
import { receiptPdf } from './features/show-receipt/pdf.server.ts'
import { showReceipt } from './features/show-receipt/query.server.ts'
import { payments } from './tables.ts'

export type OwnPayment = Pick<
  typeof payments.$inferSelect,
  'number' | 'day' | 'means' | 'amount' | 'label' | 'reverses' | 'subjectKind' | 'subjectId' | 'recordedAt'
> & { id: Id<'Payment'> }

/** What these people (one person, under every id of theirs) paid, and what was given back; the newest first. */
export const paymentsOfPeople = (
  ctx: Ctx,
  personIds: readonly Id<'Person'>[],
  limit: number,
): Promise<OwnPayment[]> =>
  ctx.read((tx) =>
    tx
      .select({
        id: payments.id,
        number: payments.number,
        day: payments.day,
        means: payments.means,
        amount: payments.amount,
        label: payments.label,
        reverses: payments.reverses,
        subjectKind: payments.subjectKind,
        subjectId: payments.subjectId,
        recordedAt: payments.recordedAt,
      })
      .from(payments)
      .where(and(eq(payments.hubId, ctx.hub.id), inArray(payments.personId, [...personIds])))
      .orderBy(desc(payments.id))
      .limit(limit),
  )

/** A receipt on paper, for one of those it was given to; null when it is nobody's of them. */
export async function ownReceiptPdf(
  ctx: Ctx,
  number: string,
  personIds: readonly Id<'Person'>[],
): Promise<Uint8Array<ArrayBuffer> | null> {
  const receipt = await showReceipt(ctx, number)
  const own = receipt?.personId && personIds.includes(receipt.personId)
  return own ? await receiptPdf(ctx.hub, receipt) : null
}

/** What these people still owe, the first due first: one query for somebody and those they pay for. */
export const owedByPeople = (ctx: Ctx, personIds: readonly Id<'Person'>[]): Promise<ChargeRow[]> =>
  ctx.read((tx) => owedRows(tx, ctx.hub.id, { personIds }))
