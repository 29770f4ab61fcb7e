import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { recordPayment } from '../features/record-payment/use-case.server.ts'
import { walletFr as fr } from '../messages.wallet.fr.ts'
import { mayUseWallets } from '../permits.ts'
import type { Means, Payer } from '../rules/axes.ts'
import type { RecordRefusal } from '../rules/refusals.ts'
import { DEBT_ACCOUNTS, isQuantity } from '../rules/wallet.ts'
import { creditHeld, holdWallets, type WalletTo } from './credit.server.ts'
import type { WalletRow } from './store.server.ts'

export type CreditRefusal =
  | RecordRefusal
  | 'quantity_wrong'
  | 'wallet_unknown'
  | 'day_past'
  | 'required'
  | 'organisation_unknown'

export type TopUp = {
  readonly to: WalletTo
  /** Cents received, above zero. */
  readonly amount: Cents
  /** Minutes or visits that they buy; the same as `amount` for a wallet in euros. */
  readonly quantity?: number
  readonly means: Exclude<Means, 'prepaid' | 'allowance'>
  readonly reference?: string
  /** Who pays, when it is not the holder: an employer, a relative. */
  readonly payer?: { readonly name: string; readonly payer: Payer } & (
    | { readonly personId: Id<'Person'>; readonly organisationId?: undefined }
    | { readonly organisationId: Id<'Organisation'>; readonly personId?: undefined }
  )
  /** The last day it may be used; what is paid for never lapses unless it is said. */
  readonly expiresOn?: Day
  readonly day?: Day
  readonly idempotencyKey?: string
}
export type ToppedUp = {
  readonly walletId: Id<'Wallet'>
  readonly lotId: Id<'WalletLot'>
  readonly paymentId: Id<'Payment'>
  readonly receipt: string
}

/**
 * Tops a wallet up with money received: receipt, entry (means / 4191: unused, it is a debt) and credit, all or nothing.
 * A basket that takes the money itself credits 4191 with its own line and calls `creditPaid`.
 */
export async function topUp(ctx: Ctx, input: TopUp): Promise<Result<ToppedUp, CreditRefusal>> {
  if (!mayUseWallets(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<ToppedUp, CreditRefusal>(tx, c, input.idempotencyKey, async () => {
        const [wallet] = await holdWallets(tx, c, [input.to])
        if (!wallet) return refuse('wallet_unknown')
        const quantity = quantityOf(wallet, input)
        if (!isQuantity(quantity)) return refuse('quantity_wrong', 'quantity')
        if (input.expiresOn && input.expiresOn < c.today()) return refuse('day_past', 'expiresOn')
        const label = fr.topUp(wallet.unit)
        const paid = await recordPayment(c, {
          ...{ means: input.means, amount: input.amount, reference: input.reference, day: input.day, label },
          ...payerOf(wallet, input),
          ...{ subjectKind: 'wallet', subjectId: wallet.id, creditAccount: DEBT_ACCOUNTS.paid },
        })
        if (!paid.ok) return paid
        const lotId = await credit(
          tx,
          c,
          wallet,
          { ...input, quantity },
          { kind: 'payment', id: paid.value.id },
          {
            label,
            path: `argent/recus/${paid.value.number}`,
          },
        )
        return ok({ walletId: wallet.id, lotId, paymentId: paid.value.id, receipt: paid.value.number })
      }),
    ),
  )
}

const quantityOf = (wallet: WalletRow, { amount, quantity }: { amount: Cents; quantity?: number }): number =>
  wallet.unit === 'euros' ? Number(amount) : (quantity ?? 0)

const payerOf = (wallet: WalletRow, { payer }: TopUp) => {
  if (payer)
    return {
      ...{ payer: payer.payer, personId: payer.personId, organisationId: payer.organisationId },
      payerName: payer.name,
    }
  const { personId, organisationId, holderName } = wallet
  return {
    payer: organisationId ? ('company' as const) : ('inhabitant' as const),
    personId: personId ?? undefined,
    organisationId: organisationId ?? undefined,
    payerName: holderName,
  }
}

async function credit(
  tx: Tx,
  c: Ctx,
  wallet: WalletRow,
  input: {
    readonly amount: Cents
    readonly quantity: number
    readonly expiresOn?: Day
    readonly day?: Day
  },
  source: { readonly kind: string; readonly id: string },
  told: { readonly label: string; readonly path?: string },
): Promise<Id<'WalletLot'>> {
  const [lot] = await creditHeld(tx, c, [
    {
      wallet,
      credit: {
        ...{ quantity: input.quantity, value: input.amount, origin: 'paid', ...told, source, day: input.day },
        expiresOn: input.expiresOn,
      },
    },
  ])
  return lot!
}

/**
 * Credits a wallet with what the caller's own payment credits to 4191 (`DEBT_ACCOUNTS.paid`) in the same transaction:
 * the line of a basket. `source` is that line: at most one credit for each. Hold the wallet before the payment
 * (`holdWallets`), so that no two transactions wait for each other.
 */
export async function creditPaid(
  tx: Tx,
  c: Ctx,
  input: {
    readonly to: WalletTo
    readonly amount: Cents
    readonly quantity?: number
    readonly expiresOn?: Day
    readonly day?: Day
    readonly source: { readonly kind: string; readonly id: string }
    readonly path?: string
  },
): Promise<Result<{ walletId: Id<'Wallet'>; lotId: Id<'WalletLot'> }, CreditRefusal>> {
  const [wallet] = await holdWallets(tx, c, [input.to])
  if (!wallet) return refuse('wallet_unknown')
  const quantity = quantityOf(wallet, input)
  if (!isQuantity(quantity)) return refuse('quantity_wrong', 'quantity')
  const told = { label: fr.topUp(wallet.unit), path: input.path }
  const lotId = await credit(tx, c, wallet, { ...input, quantity }, input.source, told)
  return ok({ walletId: wallet.id, lotId })
}
