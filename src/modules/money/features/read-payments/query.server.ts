import { and, asc, eq } from 'drizzle-orm'
import { isReversed, type PaymentRow } from '#modules/money/store.server.ts'
import { payments } from '#modules/money/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type PaymentOf = Pick<
  PaymentRow,
  'id' | 'number' | 'day' | 'means' | 'amount' | 'payerName' | 'label' | 'reverses' | 'why' | 'recordedAt'
> & {
  /** True when another row takes this one back. */
  readonly reversed: boolean
}

/** Payments and reversals for a request, a membership… in the order of their recording. */
export const paymentsOf = (
  ctx: Ctx,
  subjectKind: PaymentRow['subjectKind'],
  subjectId: string,
): Promise<PaymentOf[]> =>
  ctx.read((tx) =>
    tx
      .select({
        id: payments.id,
        number: payments.number,
        day: payments.day,
        means: payments.means,
        amount: payments.amount,
        payerName: payments.payerName,
        label: payments.label,
        reverses: payments.reverses,
        why: payments.why,
        recordedAt: payments.recordedAt,
        reversed: isReversed,
      })
      .from(payments)
      .where(
        and(
          eq(payments.hubId, ctx.hub.id),
          eq(payments.subjectKind, subjectKind),
          eq(payments.subjectId, subjectId),
        ),
      )
      .orderBy(asc(payments.id)),
  )
