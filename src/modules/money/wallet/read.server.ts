import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import { idsOfPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import {
  type Counted,
  type Cursor,
  counted,
  cursorOf,
  everyRow,
  PAGE_SIZE,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'
import { byUse, isUsable, type WalletUnit } from '../rules/wallet.ts'
import { DAYS_AHEAD } from './lapse.server.ts'
import {
  held,
  type LotRow,
  lotsLeft,
  type MoveRow,
  WALLET_COLUMNS,
  type WalletRow,
  walletById,
  walletsOfHolder,
} from './store.server.ts'
import { walletLots, walletMoves, wallets } from './tables.ts'

/** What the hub owes to those who hold something, by account of the ledger, in cents. */
export async function prepaidDebt(ctx: Ctx): Promise<{ paid: Cents; granted: Cents; vouchers: Cents }> {
  const { rows } = await ctx.read((tx) =>
    tx.execute<{
      account: string
      left: string
    }>(sql`SELECT account, sum(credit - debit)::text AS left FROM balances
      WHERE hub_id = ${ctx.hub.id} AND account IN ('4191', '4192', '4194') GROUP BY account`),
  )
  const of = (account: string) => cents(BigInt(rows.find((row) => row.account === account)?.left ?? 0))
  return { paid: of('4191'), granted: of('4192'), vouchers: of('4194') }
}

/** How many credits lapse within thirty days, those that a subscription renews left out. */
export const lapsingSoon = (ctx: Ctx): Promise<number> =>
  ctx.read((tx) => countMatching(tx, walletLots, and(eq(walletLots.hubId, ctx.hub.id), soon(ctx.today()))))

const soon = (today: Day): SQL => sql`${walletLots.remaining} > 0 AND ${walletLots.expiresOn}
  BETWEEN ${today} AND ${addDays(today, DAYS_AHEAD)} AND ${walletLots.origin} <> 'included'`

const UNIT_WORDS = { euros: 'euros', heures: 'hours', passages: 'visits' } as const
const STATES = { bas: 'low', 'a-terme': 'soon', vides: 'empty' } as const
export type WalletState = (typeof STATES)[keyof typeof STATES]
type Filter = {
  readonly q: string
  readonly unit?: WalletUnit
  readonly state?: WalletState
  readonly descending: boolean
}

/** A wallet as lists show it: with the first day that a part of it lapses. */
export type ListedWallet = WalletRow & { readonly until: Day | null }

function filterOf(params: URLSearchParams): Filter {
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    unit: UNIT_WORDS[params.get('unite') as keyof typeof UNIT_WORDS],
    state: STATES[params.get('etat') as keyof typeof STATES],
    descending: params.get('tri') === 'nom-inverse',
  }
}

function matching(ctx: Ctx, filter: Filter): SQL | undefined {
  const query = searchQuery(filter.q)
  const { hub } = ctx
  return and(
    eq(wallets.hubId, hub.id),
    filter.unit ? eq(wallets.unit, filter.unit) : undefined,
    filter.state === 'low' ? sql`${wallets.balance} < ${wallets.lowAt}` : undefined,
    filter.state === 'empty' ? eq(wallets.balance, 0) : undefined,
    filter.state === 'soon'
      ? sql`${wallets.id} IN (SELECT wallet_id FROM wallet_lots WHERE hub_id = ${hub.id} AND ${soon(ctx.today())})`
      : undefined,
    query ? sql`${wallets.search} @@ ${query}` : undefined,
  )
}

/** One page of wallets by name, with the total up to `COUNT_LIMIT`. */
export async function listWallets(
  ctx: Ctx,
  params: URLSearchParams,
  size = PAGE_SIZE,
): Promise<Page<ListedWallet> & Counted & { filter: Filter }> {
  const filter = filterOf(params)
  const cursor: Cursor | null = cursorOf(params)
  const { from, direction } = pageFrom(wallets.sortKey, wallets.id, 'text', !filter.descending, cursor)
  return await ctx.read(async (tx) => {
    const where = matching(ctx, filter)
    const read = await tx
      .select(WALLET_COLUMNS)
      .from(wallets)
      .where(and(where, from))
      .orderBy(direction(wallets.sortKey), direction(wallets.id))
      .limit(size + 1)
    const n = await countMatching(tx, wallets, where)
    const page = pageOf(read, cursor, params, (row) => [row.sortKey, row.id], size)
    return { ...page, rows: await withUntil(tx, ctx, page.rows), filter, ...counted(n) }
  })
}

/** Every wallet that matches, page after page, for an export. */
export const everyWallet = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedWallet> =>
  everyRow(params, (next) => listWallets(ctx, next, 500))

async function withUntil(tx: Tx, ctx: Ctx, rows: readonly WalletRow[]): Promise<ListedWallet[]> {
  const today = ctx.today()
  const lots = await lotsLeft(
    tx,
    ctx.hub.id,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    ...row,
    until:
      lots
        .filter((lot) => lot.walletId === row.id && isUsable(lot, today))
        .sort(byUse)
        .find((lot) => lot.expiresOn)?.expiresOn ?? null,
  }))
}

export type WalletShown = WalletRow & { readonly lots: readonly LotRow[] }

/** The wallets of a holder, each with what is left of its credits in the order they will be used. */
export async function walletsOf(
  ctx: Ctx,
  who: { readonly personId: Id<'Person'> } | { readonly organisationId: Id<'Organisation'> },
): Promise<WalletShown[]> {
  const holder = 'personId' in who ? { personIds: await idsOfPerson(ctx, who.personId) } : who
  return await ctx.read(async (tx) => withLots(tx, ctx, await walletsOfHolder(tx, ctx.hub.id, holder)))
}

/** The same for people under every id of theirs: what a member sees of their own. */
export const walletsOfPeople = (ctx: Ctx, personIds: readonly Id<'Person'>[]): Promise<WalletShown[]> =>
  ctx.read(async (tx) => withLots(tx, ctx, await walletsOfHolder(tx, ctx.hub.id, { personIds })))

async function withLots(tx: Tx, ctx: Ctx, rows: readonly WalletRow[]): Promise<WalletShown[]> {
  if (rows.length === 0) return []
  const lots = await lotsLeft(
    tx,
    ctx.hub.id,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ ...row, lots: lots.filter((lot) => lot.walletId === row.id).sort(byUse) }))
}

/** Moves shown at once; older ones are a page further. */
const MOVES = 40

/** One wallet with its credits and its last moves, the newest first; null when unknown here. */
export async function readWallet(
  ctx: Ctx,
  id: Id<'Wallet'>,
  before?: Id<'WalletMove'>,
): Promise<(WalletShown & { moves: readonly MoveRow[]; older: Id<'WalletMove'> | null }) | null> {
  return await ctx.read(async (tx) => {
    const row = await walletById(tx, ctx.hub.id, id)
    if (!row) return null
    const moves = await tx
      .select()
      .from(walletMoves)
      .where(
        and(
          eq(walletMoves.hubId, ctx.hub.id),
          eq(walletMoves.walletId, id),
          before ? lt(walletMoves.id, before) : undefined,
        ),
      )
      .orderBy(desc(walletMoves.id))
      .limit(MOVES + 1)
    const shown = moves.slice(0, MOVES)
    const [wallet] = await withLots(tx, ctx, [row])
    return { ...wallet!, moves: shown, older: moves.length > MOVES ? shown.at(-1)!.id : null }
  })
}

/** What a holder has in euros that may pay now, in cents: for a till that offers the means. */
export async function eurosOf(
  ctx: Ctx,
  who: { readonly personId: Id<'Person'> } | { readonly organisationId: Id<'Organisation'> },
): Promise<{ walletId: Id<'Wallet'>; balance: Cents } | null> {
  const holder = 'personId' in who ? { personIds: await idsOfPerson(ctx, who.personId) } : who
  const [row] = await ctx.read((tx) =>
    tx
      .select({ id: wallets.id, balance: wallets.balance })
      .from(wallets)
      .where(and(eq(wallets.hubId, ctx.hub.id), held(holder), eq(wallets.unit, 'euros')))
      .orderBy(desc(wallets.balance))
      .limit(1),
  )
  return row ? { walletId: row.id, balance: cents(row.balance) } : null
}
