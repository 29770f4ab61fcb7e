import type { payments } from '../tables.ts'
import { lineOf } from './link.ts'

type Sealable = Pick<
  typeof payments.$inferSelect,
  'number' | 'day' | 'means' | 'amount' | 'payer' | 'subjectKind' | 'entryId' | 'recordedAt'
> & { readonly reverses?: string | null; readonly refunds?: string | null }

/**
 * What is sealed of a payment: everything that the tax office may ask of it, and nothing of who paid. Names and labels
 * are left out on purpose: they may have to be forgotten (RGPD, art. 17), and the chain must hold.
 */
export const paymentLine = (row: Sealable): string =>
  lineOf({
    number: row.number,
    day: row.day,
    means: row.means,
    cents: row.amount,
    payer: row.payer,
    for: row.subjectKind,
    entry: row.entryId,
    reverses: row.reverses ?? null,
    ...(row.refunds && { refunds: row.refunds }),
    at: row.recordedAt.toISOString(),
  })
