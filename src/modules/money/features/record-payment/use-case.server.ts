import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { post } from '#modules/money/ledger.server.ts'
import { type PaidLine, transfersOf } from '#modules/money/paid-lines.server.ts'
import { mayTakePayments } from '#modules/money/permits.ts'
import type { Means, Payer, Pillar } from '#modules/money/rules/axes.ts'
import type { Journal } from '#modules/money/rules/entry.ts'
import type { RecordRefusal } from '#modules/money/rules/refusals.ts'
import { insertPayment } from '#modules/money/store.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import { searchWords } from '#platform/lists/search.ts'

type PaymentSubject = 'request' | 'membership' | 'sale' | 'contract' | 'charges' | 'other'

export type NewPayment = {
  readonly means: Means
  /** Cents, above zero. */
  readonly amount: Cents
  readonly payer: Payer
  readonly personId?: Id<'Person'>
  /** Who pays when it is not a person: counted among the funders. */
  readonly organisationId?: Id<'Organisation'>
  /** The name printed on the receipt. */
  readonly payerName: string
  readonly label: string
  readonly reference?: string
  readonly subjectKind: PaymentSubject
  readonly subjectId: string
  /** `706` services, `756` membership fees, `707` shop… */
  readonly creditAccount: string
  readonly pillar?: Pillar
  readonly activity?: string
  readonly vatRate?: number | null
  /** Several lines of the entry, when one payment pays for several things; their amounts must sum to `amount`. */
  readonly lines?: readonly PaidLine[]
  readonly day?: Day
  readonly idempotencyKey?: string
}

/** A wallet moves no money of the till nor of the bank. */
const JOURNAL_OF: Partial<Record<Means, Journal>> = { cash: 'cash', prepaid: 'misc', allowance: 'misc' }

/**
 * Records money received, with its receipt number (R2026-00001: gapless per hub and year of issue) and its entry,
 * all or nothing. Refuses an amount of zero or less, an unknown account and a day to come.
 */
export async function recordPayment(
  ctx: Ctx,
  input: NewPayment,
): Promise<Result<{ id: Id<'Payment'>; number: string }, RecordRefusal>> {
  if (!mayTakePayments(ctx.actor)) return refuse('not_permitted')
  const hubId = ctx.hub.id
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      const id = newId<'Payment'>()
      const day = input.day ?? ctx.today()
      const posted = await post(tx, ctx, {
        journal: JOURNAL_OF[input.means] ?? 'bank',
        day,
        label: `${input.payerName}, ${input.label}`.slice(0, 300),
        piece: { kind: 'payment', id, isNew: true },
        receipt: true,
        transfers: await transfersOf(ctx, input, day),
      })
      if (!posted.ok) return posted
      const number = posted.value.receipt!
      await insertPayment(tx, ctx, {
        hubId,
        id,
        number,
        day,
        means: input.means,
        amount: input.amount,
        payer: input.payer,
        personId: input.personId,
        organisationId: input.organisationId,
        payerName: input.payerName,
        label: input.label,
        reference: input.reference,
        subjectKind: input.subjectKind,
        subjectId: input.subjectId,
        entryId: posted.value.entryId,
        recordedAt: ctx.now(),
        userId: ctx.actor.userId,
        words: searchWords(number, input.payerName, input.label, input.reference),
      })
      await audit(tx, ctx, 'record', 'payment', id, { number })
      await emit(tx, ctx, 'money.paid', id, {
        subjectKind: input.subjectKind,
        subjectId: input.subjectId,
        cents: input.amount.toString(),
      })
      return ok({ id, number })
    }),
  )
}
