import { type Id, newId } from '#kit/id.ts'
import { negate, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { reopenSettled } from '#modules/money/charges/settle.server.ts'
import { postReversal } from '#modules/money/ledger.server.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { walletFr } from '#modules/money/messages.wallet.fr.ts'
import { mayTakePayments } from '#modules/money/permits.ts'
import type { Means, PaymentSubject } from '#modules/money/rules/axes.ts'
import type { UndoRefusal } from '#modules/money/rules/refusals.ts'
import { insertPayment, lockPiece, paymentById, refundedOf } from '#modules/money/store.server.ts'
import { giveBackDebits } from '#modules/money/wallet/debit.server.ts'
import { takeBackCredit } from '#modules/money/wallet/take-back.server.ts'
import { takeBackVoucher } from '#modules/money/wallet/vouchers.server.ts'
import { audit, type Ctx, emit } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
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
  return await ctx.together((c) => c.tx((tx) => reverse(tx, c, input.paymentId, why)))
}

async function reverse(
  tx: Tx,
  ctx: Ctx,
  paymentId: Id<'Payment'>,
  why: string,
): Promise<Result<{ id: Id<'Payment'>; number: string }, UndoRefusal>> {
  const paid = await paymentById(tx, ctx.hub.id, paymentId)
  if (!paid) return refuse('not_found')
  if (paid.reverses || paid.refunds) return refuse('is_a_reversal')
  await lockPiece(tx, ctx.hub.id, 'reversal', paid.entryId)
  if ((await refundedOf(tx, ctx.hub.id, paid.id)) !== zero) return refuse('already_refunded')
  const wallets = await undoWallets(tx, ctx, paid, why)
  if (!wallets.ok) return wallets
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
}

/** What a wallet paid goes back to it; what was bought for one leaves it, unless it was used. */
async function undoWallets(
  tx: Tx,
  ctx: Ctx,
  { id, means, subjectKind }: { id: Id<'Payment'>; means: Means; subjectKind: PaymentSubject },
  why: string,
): Promise<Result<unknown, 'credit_used'>> {
  if (means === 'prepaid' || means === 'allowance')
    await giveBackDebits(tx, ctx, 'payment', [id], walletFr.givenBack)
  const source = { kind: 'payment', id }
  if (subjectKind === 'voucher') return await takeBackVoucher(tx, ctx, source)
  return subjectKind === 'wallet' ? await takeBackCredit(tx, ctx, source, why) : ok(null)
}
