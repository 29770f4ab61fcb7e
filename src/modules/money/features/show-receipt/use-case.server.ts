import { type Id, newId } from '#kit/id.ts'
import { negate, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { reopenSettled } from '#modules/money/charges/settle.server.ts'
import { postReversal } from '#modules/money/ledger.server.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { mayTakePayments } from '#modules/money/permits.ts'
import type { UndoRefusal } from '#modules/money/rules/refusals.ts'
import { insertPayment, lockPiece, paymentById, refundedOf } from '#modules/money/store.server.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import { searchWords } from '#platform/lists/search.ts'

/**
 * Takes a payment back, once: a new payment of the opposite amount with a number of its own, and the mirror entry,
 * both of today. Nothing of the first is changed.
 */
export async function reversePayment(
  ctx: Ctx,
  input: { readonly paymentId: Id<'Payment'>; readonly why: string },
): Promise<Result<{ id: Id<'Payment'>; number: string }, UndoRefusal>> {
  if (!mayTakePayments(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('required', 'why')
  return await ctx.tx(async (tx) => {
    const paid = await paymentById(tx, ctx.hub.id, input.paymentId)
    if (!paid) return refuse('not_found')
    if (paid.reverses || paid.refunds) return refuse('is_a_reversal')
    await lockPiece(tx, ctx.hub.id, 'reversal', paid.entryId)
    if ((await refundedOf(tx, ctx.hub.id, paid.id)) !== zero) return refuse('already_refunded')
    // Ledger and paper are French whatever the language of the person at the screen.
    const label = fr.receipt.reversalLabel(paid.number)
    const posted = await postReversal(tx, ctx, {
      entryId: paid.entryId,
      label: () => label,
      why,
      receipt: true,
    })
    if (!posted.ok) return posted
    const id = newId<'Payment'>()
    const number = posted.value.receipt!
    const { search: _search, ...kept } = paid
    await insertPayment(tx, ctx, {
      ...kept,
      id,
      number,
      day: ctx.today(),
      amount: negate(paid.amount),
      label,
      entryId: posted.value.entryId,
      reverses: paid.id,
      why,
      recordedAt: ctx.now(),
      userId: ctx.actor.userId,
      words: searchWords(number, paid.number, paid.payerName, label),
    })
    await reopenSettled(tx, ctx, { paymentId: paid.id, reversalId: id })
    await audit(tx, ctx, 'reverse', 'payment', paid.id, { number, why })
    await emit(tx, ctx, 'money.payment-reversed', paid.id, {
      subjectKind: paid.subjectKind,
      subjectId: paid.subjectId,
      cents: paid.amount.toString(),
    })
    return ok({ id, number })
  })
}
