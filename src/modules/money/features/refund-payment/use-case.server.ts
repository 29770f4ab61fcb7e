import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, minus, negate, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { post } from '#modules/money/ledger.server.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { type PaidLine, transfersOf } from '#modules/money/paid-lines.server.ts'
import { mayTakePayments } from '#modules/money/permits.ts'
import { mirrored } from '#modules/money/rules/entry.ts'
import { type RefundMeans, refundedFrom } from '#modules/money/rules/kinds.ts'
import type { RefundRefusal } from '#modules/money/rules/refusals.ts'
import {
  entryOfPiece,
  insertPayment,
  lockPiece,
  paymentById,
  refundedOf,
} from '#modules/money/store.server.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import { searchWords } from '#platform/lists/search.ts'

export type NewRefund = {
  readonly paymentId: Id<'Payment'>
  readonly means: RefundMeans
  readonly why: string
  /** What is given back of which account, cents above zero; their sum is the refund. */
  readonly lines: readonly PaidLine[]
  /** What the refund is filed under when not what the payment was. */
  readonly subject?: { readonly kind: 'sale'; readonly id: string }
}

/**
 * Gives back a part or the whole of a payment: a receipt of its own with an amount below zero, and an entry of today
 * that takes the revenue back. What the payment had settled stays settled: the debt does not come back, unlike with
 * `reversePayment`, which mends a slip. Refused above what is left of the payment, whoever else refunds it meanwhile,
 * and for what a wallet paid.
 */
export async function refundPayment(
  ctx: Ctx,
  input: NewRefund,
): Promise<Result<{ id: Id<'Payment'>; number: string }, RefundRefusal>> {
  if (!mayTakePayments(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('required', 'why')
  const amount = add(...input.lines.map((line) => line.amount))
  if (input.lines.some((line) => line.amount <= zero)) return refuse('amount_not_positive', 'amount')
  return await ctx.tx(async (tx) => {
    const paid = await paymentById(tx, ctx.hub.id, input.paymentId)
    if (!paid || paid.reverses || paid.refunds) return refuse('not_found')
    if (paid.means === 'prepaid' || paid.means === 'allowance') return refuse('not_refunded_so', 'means')
    await lockPiece(tx, ctx.hub.id, 'reversal', paid.entryId)
    if (await entryOfPiece(tx, ctx.hub.id, 'reversal', paid.entryId)) return refuse('already_reversed')
    const left = minus(paid.amount, await refundedOf(tx, ctx.hub.id, paid.id))
    if (amount > left) return refuse('refund_above_payment', 'amount')
    const id = newId<'Payment'>()
    const day = ctx.today()
    const label = fr.receipt.refundLabel(paid.number)
    const posted = await post(tx, ctx, {
      journal: input.means === 'cash' ? 'cash' : 'bank',
      day,
      label: `${paid.payerName}, ${label}`.slice(0, 300),
      piece: { kind: 'payment', id, isNew: true },
      receipt: true,
      why,
      transfers: await givenBack(ctx, input, paid.personId, paid.organisationId),
    })
    if (!posted.ok) return posted
    const number = posted.value.receipt!
    const { search: _search, ...kept } = paid
    await insertPayment(tx, ctx, {
      ...kept,
      id,
      number,
      day,
      means: input.means,
      amount: negate(amount),
      label,
      reference: null,
      ...(input.subject && { subjectKind: input.subject.kind, subjectId: input.subject.id }),
      entryId: posted.value.entryId,
      refunds: paid.id,
      why,
      recordedAt: ctx.now(),
      userId: ctx.actor.userId,
      words: searchWords(number, paid.number, paid.payerName, label),
    })
    await audit(tx, ctx, 'refund', 'payment', paid.id, { number, why })
    await emit(tx, ctx, 'money.refunded', paid.id, { number, cents: amount.toString() })
    return ok({ id, number })
  })
}

/** The mirror of what a payment of these lines would write, from where a refund leaves. */
async function givenBack(
  ctx: Ctx,
  { means, lines }: NewRefund,
  personId: Id<'Person'> | null,
  organisationId: Id<'Organisation'> | null,
) {
  const first = lines[0]!
  const who = { personId: personId ?? undefined, organisationId: organisationId ?? undefined }
  const amount: Cents = add(...lines.map((line) => line.amount))
  const made = await transfersOf(ctx, { ...first, ...who, amount, means, lines }, ctx.today())
  return mirrored(made.map((transfer) => ({ ...transfer, debit: refundedFrom(means) })))
}
