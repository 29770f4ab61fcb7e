import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents, negate } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { idsOfPerson } from '#modules/people/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { draw, isGiven, type Source, sourcesOf, usableOn, type WalletUnit } from '../rules/wallet.ts'
import { tellLow } from './low.server.ts'
import {
  type DebitRow,
  debitsOf,
  endDebits,
  insertMoves,
  type LotRow,
  lockWallets,
  lockWalletsOf,
  lotsLeft,
  movesOfDebits,
  type WalletRow,
} from './store.server.ts'

export type DebitCode = 'wallet_unknown' | 'wallet_too_low' | 'quantity_wrong'

export type NewDebit = {
  /** Which wallet; else that of whoever pays, in euros, the one that holds most. */
  readonly walletId?: Id<'Wallet'>
  readonly personId?: Id<'Person'>
  readonly organisationId?: Id<'Organisation'>
  readonly unit?: WalletUnit
  /** In the wallet's unit: cents, minutes or visits; above zero. */
  readonly quantity: number
  /** Draws only on what was granted (« crédit accordé »), never on what was paid. */
  readonly grantedOnly?: boolean
  /** What it is for. While it stands, asking again for the same thing takes nothing more. */
  readonly subject: { readonly kind: string; readonly id: string }
  readonly label: string
  /** Where the subject is shown, after the hub. */
  readonly path?: string
  readonly day?: Day
}

export type Debited = {
  readonly debitId: Id<'WalletDebit'>
  readonly walletId: Id<'Wallet'>
  readonly quantity: number
  /** Cents that leave the debt of the hub: what the caller moves in the ledger. */
  readonly value: Cents
  /** From which accounts: 4191 what was paid, 4192 what was granted, with who funds it. */
  readonly sources: readonly Source[]
}

/**
 * Uses a wallet inside the caller's transaction: first what lapses first, then what was granted before what was paid.
 * The wallet's row is locked: of sixty-four hands at once each sees what the others left, and it never goes below zero.
 * The same subject is served once: a second call answers the first use. Posts nothing: the caller debits `sources` in
 * its own entry. Who may do so is the caller's to know. Refuses an unknown wallet and one that holds too little.
 */
export async function debitWallet(tx: Tx, ctx: Ctx, input: NewDebit): Promise<Result<Debited, DebitCode>> {
  const wallets = await walletsFor(tx, ctx, input)
  if (wallets.length === 0) return refuse('wallet_unknown', 'means')
  const { kind, id } = input.subject
  const [known] = await debitsOf(tx, ctx.hub.id, kind, [id])
  if (known) return ok(await debited(tx, ctx, known))
  const day = input.day ?? ctx.today()
  const lots = (
    await lotsLeft(
      tx,
      ctx.hub.id,
      wallets.map((wallet) => wallet.id),
    )
  ).filter((lot) => !input.grantedOnly || isGiven(lot.origin))
  const lotsIn = (wallet: WalletRow) => lots.filter((lot) => lot.walletId === wallet.id)
  // A record merged into another may have brought a second wallet: the one that holds most serves.
  const [wallet] = [...wallets].sort((a, b) => usableOn(lotsIn(b), day) - usableOn(lotsIn(a), day))
  const drawn = draw(lotsIn(wallet!), input.quantity, day)
  if (!drawn.ok) return drawn
  const debit = await writeDebits(tx, ctx, [{ ...input, wallet: wallet!, day, draws: drawn.value }])
  await tellLow(ctx, [{ wallet: wallet!, left: wallet!.balance - input.quantity, debitId: debit[0]!.id }])
  return ok({
    debitId: debit[0]!.id,
    walletId: wallet!.id,
    quantity: input.quantity,
    value: debit[0]!.value,
    sources: sourcesOf(drawn.value),
  })
}

async function walletsFor(tx: Tx, ctx: Ctx, input: NewDebit): Promise<WalletRow[]> {
  if (input.walletId) return await lockWallets(tx, ctx.hub.id, [input.walletId])
  const unit = input.unit ?? 'euros'
  if (input.personId) {
    const personIds = await idsOfPerson(ctx, input.personId)
    return await lockWalletsOf(tx, ctx.hub.id, { personIds }, unit)
  }
  const { organisationId } = input
  return organisationId ? await lockWalletsOf(tx, ctx.hub.id, { organisationId }, unit) : []
}

export type Drawn = Pick<NewDebit, 'subject' | 'label' | 'path' | 'quantity'> & {
  readonly wallet: WalletRow
  readonly day: Day
  readonly draws: readonly { readonly lot: LotRow; readonly quantity: number; readonly value: Cents }[]
}

/** Writes uses that were drawn from wallets the caller holds, in two statements whatever their number. */
export async function writeDebits(tx: Tx, ctx: Ctx, list: readonly Drawn[]): Promise<DebitRow[]> {
  const at = ctx.now()
  const hubId = ctx.hub.id
  const debits = list.map(
    (one): DebitRow => ({
      hubId,
      id: newId<'WalletDebit'>(),
      walletId: one.wallet.id,
      quantity: one.quantity,
      value: add(...one.draws.map((part) => part.value)),
      subjectKind: one.subject.kind,
      subjectId: one.subject.id,
      at,
      givenBackAt: null,
    }),
  )
  const changes = list.flatMap((one, i) =>
    one.draws.map(({ lot, quantity, value }) => ({
      walletId: one.wallet.id,
      given: isGiven(lot.origin),
      move: {
        ...{ hubId, id: newId<'WalletMove'>(), walletId: one.wallet.id, lotId: lot.id },
        ...{ debitId: debits[i]!.id, kind: 'use' as const, quantity: -quantity, value: negate(value) },
        ...{ day: one.day, label: one.label, path: one.path ?? null, at },
        ...{ userId: ctx.actor.userId, actorName: ctx.actor.name },
      },
    })),
  )
  await insertMoves(tx, hubId, changes, at, debits)
  for (const debit of debits)
    await audit(tx, ctx, 'use', 'wallet', debit.walletId, { subject: debit.subjectKind, id: debit.subjectId })
  return debits
}

async function debited(tx: Tx, ctx: Ctx, debit: DebitRow): Promise<Debited> {
  const moves = await movesOfDebits(tx, ctx.hub.id, [debit.id])
  return {
    debitId: debit.id,
    walletId: debit.walletId,
    quantity: debit.quantity,
    value: debit.value,
    sources: sourcesOf(moves.map(({ move, lot }) => ({ lot, value: negate(move.value) }))),
  }
}

/** A credit given back after it lapsed may be used for this long: it was not its holder who waited. */
const DAYS_BACK = 30

/**
 * Gives back what was used for things that are undone, to the credits it came from: the payment is taken back, the job
 * is reopened. Answers the uses given back; none for what drew on no wallet. Posts nothing: the caller mirrors its entry.
 */
export async function giveBackDebits(
  tx: Tx,
  ctx: Ctx,
  kind: string,
  subjectIds: readonly string[],
  label: string,
): Promise<DebitRow[]> {
  if (subjectIds.length === 0) return []
  const found = await debitsOf(tx, ctx.hub.id, kind, subjectIds)
  if (found.length === 0) return []
  await lockWallets(
    tx,
    ctx.hub.id,
    found.map((debit) => debit.walletId),
  )
  // Read again under the locks: somebody else may have given the same back meanwhile.
  const debits = await debitsOf(tx, ctx.hub.id, kind, subjectIds)
  if (debits.length === 0) return []
  const ids = debits.map((debit) => debit.id)
  const at = ctx.now()
  const day = ctx.today()
  const changes = (await movesOfDebits(tx, ctx.hub.id, ids)).map(({ move, lot }) => ({
    walletId: lot.walletId,
    given: isGiven(lot.origin),
    until: addDays(day, DAYS_BACK),
    move: {
      ...{ hubId: ctx.hub.id, id: newId<'WalletMove'>(), walletId: lot.walletId, lotId: lot.id },
      ...{ debitId: move.debitId, kind: 'give-back' as const, quantity: -move.quantity },
      ...{ value: negate(move.value), day, label, path: move.path, at },
      ...{ userId: ctx.actor.userId, actorName: ctx.actor.name },
    },
  }))
  await insertMoves(tx, ctx.hub.id, changes, at)
  await endDebits(tx, ctx.hub.id, ids, at)
  for (const debit of debits) await audit(tx, ctx, 'give-back', 'wallet', debit.walletId, { debit: debit.id })
  return debits
}
