import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { BankAccount } from './accounts.server.ts'

/** An entry of the books with what it moves on the account of a bank: cents, below zero for money that leaves. */
export type BookEntry = {
  readonly id: Id<'Entry'>
  readonly number: string
  readonly day: Day
  readonly label: string
  readonly reference: string | null
  readonly amount: Cents
}
type Row = Omit<BookEntry, 'amount'> & { amount: string; pieceKind: string; pieceId: string }

/** Most entries that are looked at: two years of a busy account that nobody ever compared. */
const MOST = 20_000

/** What each entry moves on an account since a day; opening balances are no movement of the bank. */
const moved = (hubId: string, code: string, since: Day, until: SQL): SQL => sql`
  SELECT m.entry_id, sum(m.amount) AS amount FROM (
    SELECT entry_id, amount FROM transfers WHERE hub_id = ${hubId} AND debit = ${code} AND day >= ${since} ${until}
    UNION ALL
    SELECT entry_id, -amount FROM transfers WHERE hub_id = ${hubId} AND credit = ${code} AND day >= ${since} ${until}
  ) m GROUP BY m.entry_id HAVING sum(m.amount) <> 0`

const read = (rows: readonly Row[]): BookEntry[] => {
  const taken = new Set(rows.filter((row) => row.pieceKind === 'reversal').map((row) => row.pieceId))
  const ids = new Set<string>(rows.map((row) => row.id))
  return rows
    .filter(
      // An entry and the one that takes it back, neither of them seen by the bank: nothing moved.
      (row) => !(taken.has(row.id) || (row.pieceKind === 'reversal' && ids.has(row.pieceId))),
    )
    .map(({ pieceKind: _, pieceId: __, ...row }) => ({ ...row, amount: cents(BigInt(row.amount)) }))
}

/** References are looked up entry by entry: joined, tables that were just filled would be read whole for each row. */
const FIELDS = (
  hubId: string,
) => sql`e.id, e.number, e.day, e.label, e.piece_kind AS "pieceKind", e.piece_id AS "pieceId",
  coalesce((SELECT p.reference FROM payments p WHERE p.hub_id = ${hubId} AND p.entry_id = e.id LIMIT 1),
    (SELECT o.reference FROM operations o WHERE o.hub_id = ${hubId} AND o.entry_id = e.id LIMIT 1)) AS reference,
  m.amount::text AS amount`
const JOINS = (hubId: string) => sql`JOIN entries e ON e.hub_id = ${hubId} AND e.id = m.entry_id`

/**
 * Entries of an account of the books that no line of the bank answers yet, oldest first. One look at the index per entry:
 * written as NOT EXISTS, a table that was just filled would be read whole for each of them.
 */
export async function openEntries(tx: Tx, ctx: Ctx, account: BankAccount): Promise<BookEntry[]> {
  const hub = ctx.hub.id
  const { rows } = await tx.execute<Row>(sql`
    SELECT ${FIELDS(hub)} FROM (${moved(hub, account.ledgerAccount, account.openSince, sql``)}) m ${JOINS(hub)}
    WHERE e.journal <> 'opening' AND (SELECT true FROM bank_match_entries x
      WHERE x.hub_id = ${hub} AND x.account_id = ${account.id} AND x.entry_id = m.entry_id LIMIT 1) IS NULL
    ORDER BY e.day, e.id LIMIT ${MOST}`)
  return read(rows)
}

/** Entries that stood open at the end of a day: what was matched only by a later line counts too. */
export async function openEntriesOn(tx: Tx, ctx: Ctx, account: BankAccount, day: Day): Promise<BookEntry[]> {
  const hub = ctx.hub.id
  const { rows } = await tx.execute<Row>(sql`
    SELECT ${FIELDS(hub)} FROM (${moved(hub, account.ledgerAccount, account.startsOn, sql`AND day <= ${day}`)}) m ${JOINS(hub)}
    WHERE e.journal <> 'opening' AND (SELECT true FROM bank_match_entries x
      JOIN bank_matches k ON k.hub_id = ${hub} AND k.id = x.match_id AND k.settled_on <= ${day}
      WHERE x.hub_id = ${hub} AND x.account_id = ${account.id} AND x.entry_id = m.entry_id LIMIT 1) IS NULL
    ORDER BY e.day, e.id LIMIT ${MOST}`)
  return read(rows)
}

/** The entries named, with what they move on an account; those that move nothing there are left out. */
export async function entriesNamed(
  tx: Tx,
  ctx: Ctx,
  account: BankAccount,
  ids: readonly string[],
): Promise<BookEntry[]> {
  if (ids.length === 0) return []
  const [hub, code] = [ctx.hub.id, account.ledgerAccount]
  const { rows } = await tx.execute<Row>(sql`
    SELECT ${FIELDS(hub)} FROM (
      SELECT t.entry_id, sum(CASE WHEN t.debit = ${code} THEN t.amount ELSE -t.amount END) AS amount
      FROM transfers t WHERE t.hub_id = ${hub} AND t.entry_id = ANY(${`{${ids.join(',')}}`}::uuid[])
        AND (t.debit = ${code} OR t.credit = ${code}) GROUP BY t.entry_id
    ) m ${JOINS(hub)} ORDER BY e.day, e.id`)
  return rows.map(({ pieceKind: _, pieceId: __, ...row }) => ({ ...row, amount: cents(BigInt(row.amount)) }))
}
