import { and, asc, eq, getTableColumns, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { WalletUnit } from '../rules/wallet.ts'
import { walletDebits, walletLots, walletMoves, wallets } from './tables.ts'

const { search: _, words: __, ...READ } = getTableColumns(wallets)
/** What is read of a wallet: all but what it is searched by. */
export const WALLET_COLUMNS = READ
export type WalletRow = Omit<typeof wallets.$inferSelect, 'search' | 'words'>
export type LotRow = typeof walletLots.$inferSelect
export type DebitRow = typeof walletDebits.$inferSelect
export type NewMove = typeof walletMoves.$inferInsert
export type MoveRow = typeof walletMoves.$inferSelect

/** Whose wallet: a person under every id of theirs, or an organisation. */
export type Holder =
  | { readonly personIds: readonly Id<'Person'>[] }
  | { readonly organisationId: Id<'Organisation'> }

export const held = (holder: Holder) =>
  'personIds' in holder
    ? inArray(wallets.personId, [...holder.personIds])
    : eq(wallets.organisationId, holder.organisationId)

/** Locks wallets until the transaction ends, in the order of ids: two uses cannot wait for each other. */
export const lockWallets = (tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Wallet'>[]): Promise<WalletRow[]> =>
  tx
    .select(READ)
    .from(wallets)
    .where(and(eq(wallets.hubId, hubId), inArray(wallets.id, [...ids])))
    .orderBy(asc(wallets.id))
    .for('update')

/** The wallets of one unit of a holder, locked. */
export const lockWalletsOf = (
  tx: Tx,
  hubId: Id<'Hub'>,
  holder: Holder,
  unit: WalletUnit,
): Promise<WalletRow[]> =>
  tx
    .select(READ)
    .from(wallets)
    .where(and(eq(wallets.hubId, hubId), held(holder), eq(wallets.unit, unit)))
    .orderBy(asc(wallets.id))
    .for('update')

export const walletsOfHolder = (tx: Tx, hubId: Id<'Hub'>, holder: Holder): Promise<WalletRow[]> =>
  tx
    .select(READ)
    .from(wallets)
    .where(and(eq(wallets.hubId, hubId), held(holder)))
    .orderBy(asc(wallets.unit), asc(wallets.scope), asc(wallets.id))

export async function walletById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Wallet'>): Promise<WalletRow | null> {
  const [row] = await tx
    .select(READ)
    .from(wallets)
    .where(and(eq(wallets.hubId, hubId), eq(wallets.id, id)))
  return row ?? null
}

type NewWallet = typeof wallets.$inferInsert

/** Opens the wallets that are not there yet; those that are stay as they are. */
export async function insertWallets(tx: Tx, rows: readonly NewWallet[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insert(wallets)
    .values([...rows])
    .onConflictDoNothing()
}

/** Wallets that may be those of these holders, by unit and scope, locked in the order of ids. */
export async function lockWalletsOfMany(
  tx: Tx,
  hubId: Id<'Hub'>,
  who: { personIds: readonly Id<'Person'>[]; organisationIds: readonly Id<'Organisation'>[] },
): Promise<WalletRow[]> {
  const sides = [
    ...(who.personIds.length > 0 ? [inArray(wallets.personId, [...who.personIds])] : []),
    ...(who.organisationIds.length > 0 ? [inArray(wallets.organisationId, [...who.organisationIds])] : []),
  ]
  if (sides.length === 0) return []
  return await tx
    .select(READ)
    .from(wallets)
    .where(and(eq(wallets.hubId, hubId), or(...sides)))
    .orderBy(asc(wallets.id))
    .for('update')
}

/** What is left of wallets, the caller holding them. */
export const lotsLeft = (tx: Tx, hubId: Id<'Hub'>, walletIds: readonly Id<'Wallet'>[]): Promise<LotRow[]> =>
  tx
    .select()
    .from(walletLots)
    .where(
      and(
        eq(walletLots.hubId, hubId),
        inArray(walletLots.walletId, [...walletIds]),
        sql`${walletLots.remaining} > 0`,
      ),
    )
    .orderBy(asc(walletLots.id))

const listOf = (values: readonly (string | number | bigint)[]) => `{${values.join(',')}}`

type Credit = { readonly lot: typeof walletLots.$inferInsert; readonly move: NewMove }

/** Writes credits with their moves and raises the wallets, in one statement. The caller holds the wallets. */
export async function insertCredits(
  tx: Tx,
  hubId: Id<'Hub'>,
  credits: readonly Credit[],
  at: Date,
): Promise<void> {
  if (credits.length === 0) return
  const lots = tx.$with('lots').as(tx.insert(walletLots).values(credits.map(({ lot }) => lot)))
  const moves = tx.$with('moves').as(tx.insert(walletMoves).values(credits.map(({ move }) => move)))
  const sums = new Map<string, { all: number; given: number }>()
  for (const { lot } of credits) {
    const sum = sums.get(lot.walletId) ?? { all: 0, given: 0 }
    sums.set(lot.walletId, sum)
    sum.all += lot.quantity
    if (lot.origin === 'granted' || lot.origin === 'included') sum.given += lot.quantity
  }
  await tx
    .with(lots, moves)
    .update(wallets)
    .set({
      balance: sql`${wallets.balance} + more.quantity`,
      given: sql`${wallets.given} + more.given`,
      movedAt: at,
    })
    .from(sql`unnest(${listOf([...sums.keys()])}::uuid[], ${listOf([...sums.values()].map((s) => s.all))}::int[],
      ${listOf([...sums.values()].map((s) => s.given))}::int[]) AS more (wallet_id, quantity, given)`)
    .where(and(eq(wallets.hubId, hubId), sql`${wallets.id} = more.wallet_id`))
}

/** A change of what is left of one credit: `quantity` and `value` as its move tells them (below zero when it leaves). */
type Change = {
  readonly walletId: Id<'Wallet'>
  readonly given: boolean
  readonly move: NewMove
  /** A credit given back stays usable until this day at least. */
  readonly until?: Day | null
}

/**
 * Writes moves and what they leave of their credits and wallets, in one statement; with `debit`, the use that they are
 * parts of. The caller holds the wallets.
 */
export async function insertMoves(
  tx: Tx,
  hubId: Id<'Hub'>,
  changes: readonly Change[],
  at: Date,
  debits: readonly DebitRow[] = [],
): Promise<void> {
  if (changes.length === 0) return
  if (debits.length > 0) await tx.insert(walletDebits).values([...debits])
  const moves = tx.$with('moves').as(tx.insert(walletMoves).values(changes.map(({ move }) => move)))
  const of = <T extends string | number | bigint>(read: (change: Change) => T) => listOf(changes.map(read))
  const lots = tx.$with('lots').as(
    tx
      .update(walletLots)
      .set({
        remaining: sql`${walletLots.remaining} + moved.quantity`,
        valueLeft: sql`${walletLots.valueLeft} + moved.value`,
        expiresOn: sql`CASE WHEN ${walletLots.expiresOn} IS NULL THEN NULL
          ELSE greatest(${walletLots.expiresOn}, moved.until) END`,
      })
      .from(sql`(SELECT lot_id, sum(quantity)::int AS quantity, sum(value)::bigint AS value, max(until) AS until
        FROM unnest(${of(({ move }) => move.lotId)}::uuid[], ${of(({ move }) => move.quantity)}::int[],
          ${of(({ move }) => move.value)}::bigint[], ${of(({ until }) => until ?? 'NULL')}::date[])
          AS m (lot_id, quantity, value, until) GROUP BY lot_id) AS moved`)
      .where(and(eq(walletLots.hubId, hubId), sql`${walletLots.id} = moved.lot_id`)),
  )
  await tx
    .with(moves, lots)
    .update(wallets)
    .set({
      balance: sql`${wallets.balance} + more.quantity`,
      given: sql`${wallets.given} + more.given`,
      movedAt: at,
    })
    .from(sql`(SELECT wallet_id, sum(quantity)::int AS quantity, sum(given)::int AS given
      FROM unnest(${of(({ walletId }) => walletId)}::uuid[], ${of(({ move }) => move.quantity)}::int[],
        ${of(({ given, move }) => (given ? move.quantity : 0))}::int[]) AS m (wallet_id, quantity, given)
      GROUP BY wallet_id) AS more`)
    .where(and(eq(wallets.hubId, hubId), sql`${wallets.id} = more.wallet_id`))
}

/** The uses that stand for things, of which each has at most one. */
export const debitsOf = (
  tx: Tx,
  hubId: Id<'Hub'>,
  kind: string,
  subjectIds: readonly string[],
): Promise<DebitRow[]> =>
  tx
    .select()
    .from(walletDebits)
    .where(
      and(
        eq(walletDebits.hubId, hubId),
        eq(walletDebits.subjectKind, kind),
        inArray(walletDebits.subjectId, [...subjectIds]),
        isNull(walletDebits.givenBackAt),
      ),
    )

export const movesOfDebits = (
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'WalletDebit'>[],
): Promise<{ move: MoveRow; lot: LotRow }[]> =>
  tx
    .select({ move: walletMoves, lot: walletLots })
    .from(walletMoves)
    .innerJoin(walletLots, and(eq(walletLots.hubId, hubId), eq(walletLots.id, walletMoves.lotId)))
    .where(
      and(eq(walletMoves.hubId, hubId), inArray(walletMoves.debitId, [...ids]), eq(walletMoves.kind, 'use')),
    )

export async function endDebits(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'WalletDebit'>[],
  at: Date,
): Promise<void> {
  await tx
    .update(walletDebits)
    .set({ givenBackAt: at })
    .where(and(eq(walletDebits.hubId, hubId), inArray(walletDebits.id, [...ids])))
}

export async function lotOfSource(
  tx: Tx,
  hubId: Id<'Hub'>,
  kind: string,
  id: string,
): Promise<LotRow | null> {
  const [row] = await tx
    .select()
    .from(walletLots)
    .where(and(eq(walletLots.hubId, hubId), eq(walletLots.sourceKind, kind), eq(walletLots.sourceId, id)))
  return row ?? null
}

/** The unit a wallet counts in; null when unknown here. */
export async function unitOf(tx: Tx, hubId: Id<'Hub'>, id: Id<'Wallet'>): Promise<WalletUnit | null> {
  return (await walletById(tx, hubId, id))?.unit ?? null
}

/** A credit that was taken back rather than used. */
export async function wasWithdrawn(tx: Tx, hubId: Id<'Hub'>, lotId: Id<'WalletLot'>): Promise<boolean> {
  const [row] = await tx
    .select({ id: walletMoves.id })
    .from(walletMoves)
    .where(and(eq(walletMoves.hubId, hubId), eq(walletMoves.lotId, lotId), eq(walletMoves.kind, 'withdraw')))
    .limit(1)
  return row !== undefined
}
