import { type Id, newId } from '#kit/id.ts'
import { negate, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { post } from '../ledger.server.ts'
import { walletFr as fr } from '../messages.wallet.fr.ts'
import { mayGrantCredits } from '../permits.ts'
import { centsOf, DEBT_ACCOUNTS, isGiven, isQuantity, SUPPORT_ACCOUNT } from '../rules/wallet.ts'
import { insertMoves, lockWallets, lotOfSource, lotsLeft, wasWithdrawn } from './store.server.ts'
import type { CreditRefusal } from './top-up.server.ts'

/**
 * Takes back the credit that something brought, when that something is undone (a payment taken back, a line of a ticket
 * given back). Posts nothing: the caller mirrors its own entry. Refuses one that was used, even in part. Answers false
 * when it brought none.
 */
export async function takeBackCredit(
  tx: Tx,
  c: Ctx,
  source: { readonly kind: string; readonly id: string },
  why: string,
): Promise<Result<boolean, 'credit_used'>> {
  const lot = await lotOfSource(tx, c.hub.id, source.kind, source.id)
  if (!lot) return ok(false)
  const [wallet] = await lockWallets(tx, c.hub.id, [lot.walletId])
  const now = (await lotsLeft(tx, c.hub.id, [lot.walletId])).find((one) => one.id === lot.id)
  // Taken back meanwhile by another hand: nothing is left to do.
  if (!now && (await wasWithdrawn(tx, c.hub.id, lot.id))) return ok(false)
  if (!now || now.remaining < now.quantity) return refuse('credit_used')
  await insertMoves(
    tx,
    c.hub.id,
    [
      {
        walletId: lot.walletId,
        given: isGiven(lot.origin),
        move: {
          ...{ hubId: c.hub.id, id: newId<'WalletMove'>(), walletId: lot.walletId, lotId: lot.id },
          ...{ kind: 'withdraw', quantity: -now.remaining, value: negate(now.valueLeft), day: c.today() },
          ...{ label: fr.takenBack, why, at: c.now(), userId: c.actor.userId, actorName: c.actor.name },
        },
      },
    ],
    c.now(),
  )
  await audit(tx, c, 'withdraw', 'wallet', wallet!.id, { lot: lot.id, why })
  return ok(true)
}

export type Withdrawal = {
  readonly walletId: Id<'Wallet'>
  readonly lotId: Id<'WalletLot'>
  /** What is taken back, in the wallet's unit; all that is left when absent. */
  readonly quantity?: number
  readonly why: string
  readonly idempotencyKey?: string
}

/** Takes back what is left of a credit granted by mistake, with the reason; what was paid for is paid back instead. */
export async function withdrawGrant(
  ctx: Ctx,
  input: Withdrawal,
): Promise<Result<null, CreditRefusal | 'not_granted' | 'funder_charged'>> {
  if (!mayGrantCredits(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('required', 'why')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<null, CreditRefusal | 'not_granted' | 'funder_charged'>(tx, c, input.idempotencyKey, async () => {
        const [wallet] = await lockWallets(tx, c.hub.id, [input.walletId])
        const lot = (await lotsLeft(tx, c.hub.id, [input.walletId])).find((one) => one.id === input.lotId)
        if (!wallet || !lot) return refuse('wallet_unknown')
        if (!isGiven(lot.origin)) return refuse('not_granted')
        if (lot.funderId) return refuse('funder_charged')
        const quantity = input.quantity ?? lot.remaining
        if (!isQuantity(quantity)) return refuse('quantity_wrong', 'quantity')
        if (quantity > lot.remaining) return refuse('wallet_too_low', 'quantity')
        const value = centsOf(lot, quantity)
        const id = newId<'WalletMove'>()
        await insertMoves(
          tx,
          c.hub.id,
          [
            {
              walletId: wallet.id,
              given: true,
              move: {
                ...{ hubId: c.hub.id, id, walletId: wallet.id, lotId: lot.id, kind: 'withdraw' },
                ...{ quantity: -quantity, value: negate(value), day: c.today(), label: fr.takenBack, why },
                ...{ at: c.now(), userId: c.actor.userId, actorName: c.actor.name },
              },
            },
          ],
          c.now(),
        )
        await audit(tx, c, 'withdraw', 'wallet', wallet.id, { lot: lot.id, why })
        if (value === zero) return ok(null)
        const posted = await post(tx, c, {
          journal: 'misc',
          day: c.today(),
          label: fr.withdrawnFrom(wallet.holderName),
          piece: { kind: 'wallet-withdrawal', id, isNew: true },
          why,
          transfers: [{ debit: DEBT_ACCOUNTS.granted, credit: SUPPORT_ACCOUNT, amount: value }],
        })
        return posted.ok ? ok(null) : posted
      }),
    ),
  )
}
