import { and, eq } from 'drizzle-orm'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, negate, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { post } from '../ledger.server.ts'
import { walletFr as fr } from '../messages.wallet.fr.ts'
import { mayGrantCredits, mayUseWallets } from '../permits.ts'
import { DEBT_ACCOUNTS, draw, isGiven, type REFUND_MEANS } from '../rules/wallet.ts'
import { insertMoves, lockWallets, lotsLeft } from './store.server.ts'
import { wallets } from './tables.ts'
import type { CreditRefusal } from './top-up.server.ts'

/** How a wallet behaves: under which balance its holder is told, and whether it pays by itself. */
export async function setWallet(
  ctx: Ctx,
  input: { readonly id: Id<'Wallet'>; readonly lowAt: number | null; readonly automatic: boolean },
): Promise<Result<null, 'not_permitted' | 'wallet_unknown' | 'quantity_wrong'>> {
  if (!mayUseWallets(ctx.actor)) return refuse('not_permitted')
  const { id, lowAt, automatic } = input
  if (lowAt !== null && (!Number.isSafeInteger(lowAt) || lowAt < 0 || lowAt > 1_000_000_000))
    return refuse('quantity_wrong', 'lowAt')
  return await ctx.tx(async (tx) => {
    const done = await tx
      .update(wallets)
      .set({ lowAt, automatic })
      .where(and(eq(wallets.hubId, ctx.hub.id), eq(wallets.id, id)))
      .returning({ id: wallets.id })
    if (done.length === 0) return refuse('wallet_unknown')
    await audit(tx, ctx, 'set', 'wallet', id, { lowAt, automatic })
    return ok(null)
  })
}

export type Refund = {
  readonly walletId: Id<'Wallet'>
  /** Cents, above zero. */
  readonly amount: Cents
  readonly means: (typeof REFUND_MEANS)[number]
  readonly why: string
  readonly idempotencyKey?: string
}

/**
 * Pays back what was paid for and not used, from the bank (4191 / 512), with the reason. Never what was given. Euros
 * only: hours and visits are worth a use, not a sum.
 */
export async function refundBalance(
  ctx: Ctx,
  input: Refund,
): Promise<Result<null, CreditRefusal | 'more_than_paid'>> {
  if (!mayGrantCredits(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('required', 'why')
  if (input.amount <= zero) return refuse('amount_not_positive', 'amount')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<null, CreditRefusal | 'more_than_paid'>(tx, c, input.idempotencyKey, async () => {
        const [wallet] = await lockWallets(tx, c.hub.id, [input.walletId])
        if (!wallet) return refuse('wallet_unknown')
        if (wallet.unit !== 'euros') return refuse('wallet_not_in_euros')
        const lots = (await lotsLeft(tx, c.hub.id, [wallet.id])).filter((lot) => !isGiven(lot.origin))
        const day = c.today()
        const drawn = draw(lots, Number(input.amount), day)
        if (!drawn.ok) return refuse('more_than_paid', 'amount')
        await insertMoves(
          tx,
          c.hub.id,
          drawn.value.map(({ lot, quantity, value }) => ({
            walletId: wallet.id,
            given: false,
            move: {
              ...{ hubId: c.hub.id, id: newId<'WalletMove'>(), walletId: wallet.id, lotId: lot.id },
              ...{
                kind: 'refund' as const,
                quantity: -quantity,
                value: negate(value),
                day,
                label: fr.refunded,
              },
              ...{ why, at: c.now(), userId: c.actor.userId, actorName: c.actor.name },
            },
          })),
          c.now(),
        )
        await audit(tx, c, 'refund', 'wallet', wallet.id, { cents: input.amount.toString(), why })
        const posted = await post(tx, c, {
          journal: 'bank',
          day,
          label: fr.refundOf(wallet.holderName),
          piece: { kind: 'wallet-refund', id: newId<'WalletRefund'>(), isNew: true },
          why,
          transfers: [
            {
              debit: DEBT_ACCOUNTS.paid,
              credit: '512',
              amount: add(...drawn.value.map((part) => part.value)),
            },
          ],
        })
        return posted.ok ? ok(null) : posted
      }),
    ),
  )
}
