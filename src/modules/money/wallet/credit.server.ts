import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { fold } from '#kit/text.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import type { CreditOrigin, WalletUnit } from '../rules/wallet.ts'
import {
  insertCredits,
  insertWallets,
  lockWallets,
  lockWalletsOfMany,
  type WalletRow,
} from './store.server.ts'

/** Whose wallet, with their name today. */
export type WalletHolder =
  | { readonly personId: Id<'Person'>; readonly organisationId?: undefined; readonly name: string }
  | { readonly organisationId: Id<'Organisation'>; readonly personId?: undefined; readonly name: string }

/** A wallet that is there, or the one of a holder, opened when it is first needed. */
export type WalletTo =
  | { readonly walletId: Id<'Wallet'> }
  | {
      readonly holder: WalletHolder
      readonly unit: WalletUnit
      /** See `scopeOf`: empty for everything. */
      readonly scope?: string
    }

export type NewCredit = {
  /** In the wallet's unit, above zero. */
  readonly quantity: number
  /** Cents of debt it stands for: the same as `quantity` in euros, what was paid for visits and hours, zero when a fee pays. */
  readonly value: Cents
  readonly origin: CreditOrigin
  readonly label: string
  readonly why?: string
  /** The last day it may be used; never lapses when absent. */
  readonly expiresOn?: Day
  readonly funderId?: Id<'Organisation'>
  /** What it came by: at most one credit for each. */
  readonly source: { readonly kind: string; readonly id: string }
  readonly path?: string
  readonly day?: Day
}

const keyOf = (to: Pick<WalletRow, 'personId' | 'organisationId' | 'unit' | 'scope'>) =>
  `${to.personId ?? to.organisationId} ${to.unit} ${to.scope}`

/**
 * The wallets of these holders, opened where they are not yet, and held until the transaction ends; in the order of
 * `list`, null for an unknown id. Hold wallets before anything that takes a number: all who move money meet the same
 * order.
 */
export async function holdWallets(
  tx: Tx,
  ctx: Ctx,
  list: readonly WalletTo[],
): Promise<(WalletRow | null)[]> {
  const at = ctx.now()
  const wanted = list.flatMap((to) => ('holder' in to ? [to] : []))
  await insertWallets(
    tx,
    wanted.map(({ holder, unit, scope = '' }) => ({
      hubId: ctx.hub.id,
      id: newId<'Wallet'>(),
      personId: holder.personId ?? null,
      organisationId: holder.organisationId ?? null,
      ...{ holderName: holder.name, unit, scope, balance: 0, given: 0, automatic: true },
      ...{ openedAt: at, movedAt: at, sortKey: fold(holder.name), words: searchWords(holder.name) },
    })),
  )
  const rows = [
    ...(await lockWallets(
      tx,
      ctx.hub.id,
      list.flatMap((to) => ('walletId' in to ? [to.walletId] : [])),
    )),
    ...(await lockWalletsOfMany(tx, ctx.hub.id, {
      personIds: wanted.flatMap(({ holder }) => holder.personId ?? []),
      organisationIds: wanted.flatMap(({ holder }) => holder.organisationId ?? []),
    })),
  ]
  const byId = new Map<string, WalletRow>(rows.map((row) => [row.id, row]))
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  return list.map(
    (to) =>
      ('walletId' in to
        ? byId.get(to.walletId)
        : byKey.get(
            keyOf({
              personId: to.holder.personId ?? null,
              organisationId: to.holder.organisationId ?? null,
              unit: to.unit,
              scope: to.scope ?? '',
            }),
          )) ?? null,
  )
}

/**
 * Credits wallets that the caller holds (`holdWallets`), in one statement whatever their number. Posts nothing: the
 * caller credits 4191 (paid) or 4192 (granted) by as much in its own entry. Answers the credits in their order.
 */
export async function creditHeld(
  tx: Tx,
  ctx: Ctx,
  list: readonly { readonly wallet: WalletRow; readonly credit: NewCredit }[],
): Promise<Id<'WalletLot'>[]> {
  const at = ctx.now()
  const credits = list.map(({ wallet, credit }) => {
    const id = newId<'WalletLot'>()
    const day = credit.day ?? ctx.today()
    return {
      lot: {
        ...{ hubId: ctx.hub.id, id, walletId: wallet.id, origin: credit.origin },
        ...{
          quantity: credit.quantity,
          remaining: credit.quantity,
          value: credit.value,
          valueLeft: credit.value,
        },
        ...{ day, expiresOn: credit.expiresOn ?? null, label: credit.label, why: credit.why ?? null },
        ...{ funderId: credit.funderId ?? null, sourceKind: credit.source.kind, sourceId: credit.source.id },
        recordedAt: at,
      },
      move: {
        ...{ hubId: ctx.hub.id, id: newId<'WalletMove'>(), walletId: wallet.id, lotId: id },
        ...{ kind: 'credit' as const, quantity: credit.quantity, value: credit.value, day },
        ...{ label: credit.label, why: credit.why ?? null, path: credit.path ?? null, at },
        ...{ userId: ctx.actor.userId, actorName: ctx.actor.name },
      },
    }
  })
  await insertCredits(tx, ctx.hub.id, credits, at)
  for (const { lot } of credits)
    await audit(tx, ctx, 'credit', 'wallet', lot.walletId, { lot: lot.id, origin: lot.origin })
  return credits.map(({ lot }) => lot.id)
}
