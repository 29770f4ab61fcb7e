import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { Cents } from '#kit/money.ts'
import { isReversed, type PaymentRow } from '#modules/money/store.server.ts'
import { payments } from '#modules/money/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type PaymentOf = Pick<
  PaymentRow,
  'id' | 'number' | 'day' | 'means' | 'amount' | 'payerName' | 'label' | 'reverses' | 'why' | 'recordedAt'
> & {
  /** True when another row takes this one back. */
  readonly reversed: boolean
  /** True when it pays for other things too: `amount` is then the part of this one. */
  readonly shared: boolean
}

/**
 * Payments and reversals for a request, a membership… in the order of their recording, with those that settled its
 * charges among others.
 */
export const paymentsOf = (
  ctx: Ctx,
  subjectKind: PaymentRow['subjectKind'],
  subjectId: string,
): Promise<PaymentOf[]> => {
  /** What each payment settled of this subject's charges. */
  const parts = sql`(SELECT s.payment_id, sum(s.amount) AS amount
    FROM charges c JOIN charge_settlements s ON s.hub_id = c.hub_id AND s.charge_id = c.id
    WHERE c.hub_id = ${ctx.hub.id} AND c.subject_kind = ${subjectKind} AND c.subject_id = ${subjectId}
    GROUP BY s.payment_id)`
  return ctx.read((tx) =>
    tx
      .select({
        id: payments.id,
        number: payments.number,
        day: payments.day,
        means: payments.means,
        amount: sql<Cents>`coalesce(part.amount, ${payments.amount})`.mapWith(payments.amount),
        shared: sql<boolean>`${payments.subjectKind} <> ${subjectKind}`,
        payerName: payments.payerName,
        label: payments.label,
        reverses: payments.reverses,
        why: payments.why,
        recordedAt: payments.recordedAt,
        reversed: isReversed,
      })
      .from(payments)
      .leftJoin(sql`${parts} part`, sql`part.payment_id = ${payments.id}`)
      .where(
        and(
          eq(payments.hubId, ctx.hub.id),
          or(
            and(eq(payments.subjectKind, subjectKind), eq(payments.subjectId, subjectId)),
            sql`${payments.id} IN (SELECT payment_id FROM ${parts} p)`,
          ),
        ),
      )
      .orderBy(asc(payments.id)),
  )
}
