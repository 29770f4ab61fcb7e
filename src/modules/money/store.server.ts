import { and, eq, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { manyRows } from '#platform/db/many.server.ts'
import { planned } from '#platform/db/planned.server.ts'
import type { Span } from './rules/fiscal-year.ts'
import { paymentLine } from './seals/payment-line.ts'
import { sealRow } from './seals/seal.server.ts'
import { accounts, balances, entries, operations, payments, transfers } from './tables.ts'

export type PaymentRow = Omit<typeof payments.$inferSelect, 'words' | 'search'>
export type OperationRow = Omit<typeof operations.$inferSelect, 'words' | 'search'>
type EntryRow = typeof entries.$inferSelect
type TransferRow = typeof transfers.$inferSelect

/** What must be known of the books before anything is written in them, read in one statement. */
export type BookState = {
  /** Of the accounts asked for, those of the hub's chart; `true` when no longer in use. */
  readonly accounts: ReadonlyMap<string, boolean>
  /** The last day that takes no entry any more. */
  readonly lockedUntil: Day | null
  /** Fiscal years that are not the calendar's, in the order of time. */
  readonly years: readonly Span[]
  /** The till session whose drawer takes it; null without one. */
  readonly session: Id<'TillSession'> | null
  /** The stage of the trial whose days hold the day asked for; null without one. */
  readonly stage: Id<'Stage'> | null
}

/**
 * The drawer where this person's money goes: their own, else the only one open. Shared until the transaction ends, so
 * that the drawer is not counted meanwhile; before any counter is taken, so that the two never wait in a circle.
 */
const drawerOf = (hubId: Id<'Hub'>, hand: string | null) => sql`
  (SELECT d.session_id FROM drawers d WHERE d.hub_id = ${hubId} AND (${hand}::text = ANY(d.hands)
      OR NOT EXISTS (SELECT FROM drawers o WHERE o.hub_id = ${hubId} AND o.session_id <> d.session_id))
    ORDER BY ${hand}::text = ANY(d.hands) DESC NULLS LAST LIMIT 1 FOR SHARE OF d)`

/**
 * @param drawer whose drawer takes what is to be posted; none for what is no money of a till.
 * @param day the day of what is to be posted, for its stage.
 */
export async function bookState(
  tx: Tx,
  hubId: Id<'Hub'>,
  codes: readonly string[] = [],
  drawer?: { readonly hand: string | null },
  day?: Day,
): Promise<BookState> {
  const rows = await planned<{
    accounts: [string, boolean][]
    locked: Day | null
    years: [Day, Day][]
    session: Id<'TillSession'> | null
    stage: Id<'Stage'> | null
  }>(
    tx,
    sql`
    SELECT ${drawer ? drawerOf(hubId, drawer.hand) : sql`NULL`} AS session,
      (SELECT coalesce(json_agg(json_build_array(code, retired_on IS NOT NULL)), '[]') FROM accounts
        WHERE hub_id = ${hubId} AND code = ANY(${`{${codes.map((code) => JSON.stringify(code)).join(',')}}`}::text[])) AS accounts,
      (SELECT max(through) FROM book_locks WHERE hub_id = ${hubId}) AS locked,
      (SELECT stage_id FROM stage_days
        WHERE hub_id = ${hubId} AND ${day ?? null}::date BETWEEN starts_on AND ends_on LIMIT 1) AS stage,
      (SELECT coalesce(json_agg(json_build_array(starts_on, ends_on) ORDER BY starts_on), '[]') FROM fiscal_years
        WHERE hub_id = ${hubId}) AS years`,
  )
  const { accounts, locked, years, session, stage } = rows[0]!
  return {
    accounts: new Map(accounts),
    lockedUntil: locked,
    session,
    stage,
    years: years.map(([startsOn, endsOn]) => ({ startsOn, endsOn })),
  }
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

/** The series that an entry takes a number of, and those of its piece; the first is the entry's. */
export type Series = readonly [entry: string, ...others: string[]]

/**
 * Takes the numbers, writes the entry with its transfers and adds them to the balances, in one statement of constant
 * text: the counters, which make writers wait for each other, stay locked for no other round trip of this function.
 * Answers the numbers in the order of `series`; the entry's own stands in its row as `E2026-00042`.
 */
export async function insertEntry(
  tx: Tx,
  series: Series,
  entry: Omit<typeof entries.$inferInsert, 'number'>,
  rows: readonly NewTransfer[],
): Promise<number[]> {
  const { hubId } = entry
  // Sorted, so that two transactions meet the counters in the same order: no deadlock.
  const sorted = [...series].sort()
  const lines = manyRows(transfers, rows)
  const sums = manyRows(balances, sumsOf(rows))
  const head = manyRows(entries, [{ ...entry, number: '' }])
  const taken = await planned<{ series: string; last: string }>(
    tx,
    sql`
    WITH taken AS (
      INSERT INTO counters AS c (hub_id, series, last)
      SELECT ${hubId}::uuid, s, 1 FROM unnest(${`{${sorted.join(',')}}`}::text[]) AS s
      ON CONFLICT (hub_id, series) DO UPDATE SET last = c.last + 1
      RETURNING c.series, c.last),
    named AS (
      SELECT series, series || '-' || lpad(last::text, greatest(5, length(last::text)), '0') AS number FROM taken),
    head AS (
      INSERT INTO entries (hub_id, id, journal, number, day, label, piece_kind, piece_id, piece_ref, piece_day,
        why, recorded_at, user_id, session_id)
      SELECT e.hub_id, e.id, e.journal, n.number, e.day, e.label, e.piece_kind, e.piece_id,
        CASE WHEN e.piece_ref IS NULL THEN (SELECT o.number FROM named o WHERE o.series <> n.series LIMIT 1)
          ELSE e.piece_ref END,
        e.piece_day, e.why, e.recorded_at, e.user_id, e.session_id
      FROM ${head.values} e, named n WHERE n.series = ${series[0]}),
    lines AS (INSERT INTO transfers (${lines.names}) SELECT ${lines.names} FROM ${lines.values}),
    sums AS (
      INSERT INTO balances AS b (${sums.names}) SELECT ${sums.names} FROM ${sums.values}
      ON CONFLICT (hub_id, account, month, pillar)
      DO UPDATE SET debit = b.debit + excluded.debit, credit = b.credit + excluded.credit)
    SELECT series, last::text AS last FROM taken`,
  )
  return series.map((one) => Number(taken.find((row) => row.series === one)!.last))
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

/** Writes a payment and gives it its link in the chain (`sealRow`). */
export async function insertPayment(tx: Tx, ctx: Ctx, payment: typeof payments.$inferInsert): Promise<void> {
  await tx.insert(payments).values(payment)
  await sealRow(tx, ctx, { kind: 'payment', id: payment.id, payload: paymentLine(payment) })
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

/** Cents given back of a payment so far; hold `lockPiece(…, 'reversal', entryId)` to write more. */
export async function refundedOf(tx: Tx, hubId: Id<'Hub'>, id: Id<'Payment'>): Promise<Cents> {
  const [row] = await tx
    .select({ sum: sql<string>`coalesce(-sum(${payments.amount}), 0)::text` })
    .from(payments)
    .where(and(eq(payments.hubId, hubId), eq(payments.refunds, id)))
  return cents(BigInt(row?.sum ?? 0))
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
