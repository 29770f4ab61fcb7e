import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { accounts, balances, entries, operations, payments, transfers } from './tables.ts'

export type PaymentRow = Omit<typeof payments.$inferSelect, 'words' | 'search'>
export type OperationRow = Omit<typeof operations.$inferSelect, 'words' | 'search'>
type EntryRow = typeof entries.$inferSelect
type TransferRow = typeof transfers.$inferSelect

/** Which of these accounts the hub's chart holds. */
export async function knownAccounts(
  tx: Tx,
  hubId: Id<'Hub'>,
  codes: readonly string[],
): Promise<Set<string>> {
  const rows = await tx
    .select({ code: accounts.code })
    .from(accounts)
    .where(and(eq(accounts.hubId, hubId), inArray(accounts.code, [...codes])))
  return new Set(rows.map((row) => row.code))
}

export async function insertAccounts(
  tx: Tx,
  hubId: Id<'Hub'>,
  rows: readonly { code: string; name: string }[],
): Promise<void> {
  await tx
    .insert(accounts)
    .values(rows.map((row) => ({ hubId, ...row })))
    .onConflictDoNothing()
}

export async function entryOfPiece(
  tx: Tx,
  hubId: Id<'Hub'>,
  kind: string,
  id: string,
): Promise<Id<'Entry'> | null> {
  const [row] = await tx
    .select({ id: entries.id })
    .from(entries)
    .where(and(eq(entries.hubId, hubId), eq(entries.pieceKind, kind), eq(entries.pieceId, id)))
  return row?.id ?? null
}

/**
 * Makes postings of one piece wait for each other until the transaction ends. The rows are append-only for our
 * role, which may therefore not lock them `FOR UPDATE`.
 */
export async function lockPiece(tx: Tx, hubId: Id<'Hub'>, kind: string, id: string): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${hubId} ${kind} ${id}`}, 0))`)
}

type NewTransfer = typeof transfers.$inferInsert
type Balance = typeof balances.$inferInsert

/** Writes an entry with its transfers and adds them to the balances, in one statement. */
export async function insertEntry(
  tx: Tx,
  entry: typeof entries.$inferInsert,
  rows: readonly NewTransfer[],
): Promise<void> {
  const head = tx.$with('head').as(tx.insert(entries).values(entry))
  const lines = tx.$with('lines').as(tx.insert(transfers).values([...rows]))
  await tx
    .with(head, lines)
    .insert(balances)
    .values(sumsOf(rows))
    .onConflictDoUpdate({
      target: [balances.hubId, balances.account, balances.month, balances.pillar],
      set: {
        debit: sql`${balances.debit} + excluded.debit`,
        credit: sql`${balances.credit} + excluded.credit`,
      },
    })
}

/** Sorted, so that two postings meet the balances in the same order: no deadlock. */
function sumsOf(rows: readonly NewTransfer[]): Balance[] {
  const sums = new Map<string, Balance>()
  const zero = 0n as Balance['debit']
  const sumOf = (row: NewTransfer, account: string) => {
    const month = row.day.slice(0, 7)
    const pillar = row.pillar ?? ''
    const key = `${account} ${month} ${pillar}`
    const sum = sums.get(key) ?? { hubId: row.hubId, account, month, pillar, debit: zero, credit: zero }
    sums.set(key, sum)
    return sum
  }
  for (const row of rows) {
    const debit = sumOf(row, row.debit)
    debit.debit = (debit.debit + row.amount) as typeof zero
    const credit = sumOf(row, row.credit)
    credit.credit = (credit.credit + row.amount) as typeof zero
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}

export async function entryById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Entry'>): Promise<EntryRow | null> {
  const [row] = await tx
    .select()
    .from(entries)
    .where(and(eq(entries.hubId, hubId), eq(entries.id, id)))
  return row ?? null
}

export const transfersOf = (tx: Tx, hubId: Id<'Hub'>, entryId: Id<'Entry'>): Promise<TransferRow[]> =>
  tx
    .select()
    .from(transfers)
    .where(and(eq(transfers.hubId, hubId), eq(transfers.entryId, entryId)))
    .orderBy(transfers.id)

export async function insertPayment(tx: Tx, payment: typeof payments.$inferInsert): Promise<void> {
  await tx.insert(payments).values(payment)
}

/**
 * True for a payment that another one takes back. One look at the index per row shown: written as EXISTS it would
 * read every payment of the hub first.
 */
export const isReversed = sql<boolean>`coalesce((SELECT true FROM payments r
  WHERE r.hub_id = payments.hub_id AND r.reverses = payments.id LIMIT 1), false)`

export async function paymentById(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Payment'>,
): Promise<typeof payments.$inferSelect | null> {
  const [row] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.hubId, hubId), eq(payments.id, id)))
  return row ?? null
}

export async function insertOperation(tx: Tx, operation: typeof operations.$inferInsert): Promise<void> {
  await tx.insert(operations).values(operation)
}

export async function operationByEntry(
  tx: Tx,
  hubId: Id<'Hub'>,
  entryId: Id<'Entry'>,
): Promise<typeof operations.$inferSelect | null> {
  const [row] = await tx
    .select()
    .from(operations)
    .where(and(eq(operations.hubId, hubId), eq(operations.entryId, entryId)))
  return row ?? null
}
