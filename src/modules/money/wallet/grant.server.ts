import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, cents, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import { type Ctx, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { openCharges } from '../charges/open.server.ts'
import { post } from '../ledger.server.ts'
import { walletFr as fr } from '../messages.wallet.fr.ts'
import { mayGrantCredits } from '../permits.ts'
import type { Payer } from '../rules/axes.ts'
import { DEBT_ACCOUNTS, FUNDER_ACCOUNT, isQuantity, SUPPORT_ACCOUNT } from '../rules/wallet.ts'
import { creditHeld, holdWallets, type WalletTo } from './credit.server.ts'
import type { WalletRow } from './store.server.ts'
import type { CreditRefusal } from './top-up.server.ts'

export type Grant = {
  readonly to: WalletTo
  /** In the wallet's unit: cents, minutes or visits. */
  readonly quantity: number
  /** Cents that hours or visits stand for in the ledger; nothing when not said. */
  readonly value?: Cents
  readonly why: string
  readonly expiresOn?: Day
  /** The organisation that will pay for it: what it owes is opened at once. */
  readonly funder?: { readonly organisationId: Id<'Organisation'>; readonly payer: Payer }
  readonly idempotencyKey?: string
}

/**
 * Grants a credit by hand, with its reason: a support of the hub (6585 / 4192), or of a funder who is charged for it
 * (4687 / 4192).
 */
export async function grantCredit(
  ctx: Ctx,
  input: Grant,
): Promise<Result<{ walletId: Id<'Wallet'>; lotId: Id<'WalletLot'> }, CreditRefusal>> {
  if (!mayGrantCredits(ctx.actor)) return refuse('not_permitted')
  const why = input.why.trim()
  if (!why) return refuse('required', 'why')
  if (!isQuantity(input.quantity)) return refuse('quantity_wrong', 'quantity')
  if (input.expiresOn && input.expiresOn < ctx.today()) return refuse('day_past', 'expiresOn')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<{ walletId: Id<'Wallet'>; lotId: Id<'WalletLot'> }, CreditRefusal>(
        tx,
        c,
        input.idempotencyKey,
        async () => {
          const [wallet] = await holdWallets(tx, c, [input.to])
          if (!wallet) return refuse('wallet_unknown')
          const value = wallet.unit === 'euros' ? cents(input.quantity) : (input.value ?? zero)
          if (value < zero) return refuse('amount_not_positive', 'value')
          const funderId = input.funder?.organisationId
          const grantId = newId<'WalletGrant'>()
          const [lotId] = await creditHeld(tx, c, [
            {
              wallet,
              credit: {
                ...{ quantity: input.quantity, value, origin: 'granted', label: fr.granted, why, funderId },
                ...{ expiresOn: input.expiresOn, source: { kind: 'grant', id: grantId } },
              },
            },
          ])
          const booked = value > zero ? await bookGrant(tx, c, wallet, input, grantId, value) : ok(null)
          return booked.ok ? ok({ walletId: wallet.id, lotId: lotId! }) : booked
        },
      ),
    ),
  )
}

async function bookGrant(
  tx: Tx,
  c: Ctx,
  wallet: WalletRow,
  { funder }: Grant,
  grantId: string,
  value: Cents,
): Promise<Result<null, CreditRefusal>> {
  const label = fr.grantTo(wallet.holderName)
  const posted = await post(tx, c, {
    journal: 'misc',
    day: c.today(),
    label,
    piece: { kind: 'wallet-grant', id: grantId, isNew: true },
    transfers: [
      {
        debit: funder ? FUNDER_ACCOUNT : SUPPORT_ACCOUNT,
        credit: DEBT_ACCOUNTS.granted,
        amount: value,
        funderId: funder?.organisationId,
      },
    ],
  })
  if (!posted.ok) return posted
  if (!funder) return ok(null)
  const { organisationId, payer } = funder
  const name = (await organisationNames(c, [organisationId])).get(organisationId)
  if (!name) return refuse('organisation_unknown', 'funderId')
  const opened = await openCharges(c, [
    {
      ...{ who: { organisationId }, name, label, amount: value, subject: { kind: 'wallet', id: wallet.id } },
      ...{ part: grantId, path: `argent/porte-monnaie/${wallet.id}`, creditAccount: FUNDER_ACCOUNT },
      ...{ pillar: 'private', payer },
    },
  ])
  if (!opened.ok) throw new Error(`a grant was charged before: ${opened.code}`)
  return ok(null)
}
