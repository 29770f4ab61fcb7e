import { and, asc, desc, eq, gte, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import { countMatching } from '#platform/lists/page.server.ts'
import { payees, payoutLines, payouts } from './tables.ts'

export type PayoutRow = typeof payouts.$inferSelect
export type PayoutLineRow = typeof payoutLines.$inferSelect
export type PayeeRow = typeof payees.$inferSelect

/** Paid over, and nobody took it back. */
const PAID = sql`EXISTS (SELECT 1 FROM held_moves m WHERE m.hub_id = payouts.hub_id AND m.payout_id = payouts.id
  AND m.kind = 'pay-over' AND NOT EXISTS
    (SELECT 1 FROM held_moves r WHERE r.hub_id = m.hub_id AND r.reverses = m.id))`

export type PayoutFilter = {
  readonly view: 'unpaid' | 'paid' | 'all'
  readonly organisationId?: Id<'Organisation'>
}

const matching = (hubId: Id<'Hub'>, { view, organisationId }: PayoutFilter): SQL | undefined =>
  and(
    eq(payouts.hubId, hubId),
    organisationId ? eq(payouts.organisationId, organisationId) : undefined,
    view === 'unpaid' ? sql`NOT ${PAID}` : undefined,
    view === 'paid' ? PAID : undefined,
  )

/** Statements, the last first, one more than a page, each with whether it was paid over. */
export async function payoutsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: PayoutFilter,
  cursor: Cursor | null,
  size = PAGE_SIZE,
): Promise<(PayoutRow & { paid: boolean })[]> {
  const backwards = cursor !== null && 'before' in cursor
  const edge = cursor && ('before' in cursor ? cursor.before : cursor.after)
  const rows = await tx
    .select({ payout: payouts, paid: sql<boolean>`${PAID}` })
    .from(payouts)
    .where(
      and(
        matching(hubId, filter),
        edge
          ? backwards
            ? sql`${payouts.id} > ${edge[1]}::uuid`
            : sql`${payouts.id} < ${edge[1]}::uuid`
          : undefined,
      ),
    )
    .orderBy(backwards ? asc(payouts.id) : desc(payouts.id))
    .limit(size + 1)
  return rows.map(({ payout, paid }) => ({ ...payout, paid }))
}

export const payoutsCount = (tx: Tx, hubId: Id<'Hub'>, filter: PayoutFilter) =>
  countMatching(tx, payouts, matching(hubId, filter))

export async function payoutByNumber(tx: Tx, hubId: Id<'Hub'>, number: string): Promise<PayoutRow | null> {
  const [row] = await tx
    .select()
    .from(payouts)
    .where(and(eq(payouts.hubId, hubId), eq(payouts.number, number)))
  return row ?? null
}

export const payoutsById = (tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Payout'>[]): Promise<PayoutRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(payouts)
        .where(and(eq(payouts.hubId, hubId), inArray(payouts.id, [...ids])))
        .orderBy(asc(payouts.id))

export const linesOfPayout = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Payout'>): Promise<PayoutLineRow[]> =>
  tx
    .select()
    .from(payoutLines)
    .where(and(eq(payoutLines.hubId, hubId), eq(payoutLines.payoutId, id)))
    .orderBy(asc(payoutLines.day), asc(payoutLines.id))

/** Lines of statements for jobs done since a day that no later line took back, with whose they are. */
export async function standingLines(
  tx: Tx,
  hubId: Id<'Hub'>,
  since: Day,
): Promise<(PayoutLineRow & { organisationId: Id<'Organisation'> })[]> {
  const rows = await tx
    .select({ line: payoutLines, organisationId: payouts.organisationId })
    .from(payoutLines)
    .innerJoin(payouts, and(eq(payouts.hubId, payoutLines.hubId), eq(payouts.id, payoutLines.payoutId)))
    .where(
      and(
        eq(payoutLines.hubId, hubId),
        gte(payoutLines.day, since),
        isNull(payoutLines.reverses),
        sql`NOT EXISTS (SELECT 1 FROM payout_lines r WHERE r.hub_id = ${hubId} AND r.reverses = ${payoutLines.id})`,
      ),
    )
    .limit(50_000)
  return rows.map(({ line, organisationId }) => ({ ...line, organisationId }))
}

/** The first day that statements of each provider reach back to: earlier jobs were settled otherwise. */
export async function firstDays(tx: Tx, hubId: Id<'Hub'>): Promise<Map<Id<'Organisation'>, Day>> {
  const rows = await tx
    .select({ id: payouts.organisationId, since: sql<Day>`min(${payouts.since})::text` })
    .from(payouts)
    .where(eq(payouts.hubId, hubId))
    .groupBy(payouts.organisationId)
  return new Map(rows.map((row) => [row.id, row.since]))
}

export async function insertPayout(
  tx: Tx,
  row: typeof payouts.$inferInsert,
  lines: readonly (typeof payoutLines.$inferInsert)[],
): Promise<void> {
  await tx.insert(payouts).values(row)
  await tx.insert(payoutLines).values([...lines])
}

/** To which account each of these organisations is paid. */
export async function payeesOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Organisation'>[],
): Promise<Map<Id<'Organisation'>, PayeeRow>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(payees)
    .where(and(eq(payees.hubId, hubId), inArray(payees.organisationId, [...ids])))
  return new Map(rows.map((row) => [row.organisationId, row]))
}

export async function putPayee(tx: Tx, row: PayeeRow): Promise<void> {
  await tx
    .insert(payees)
    .values(row)
    .onConflictDoUpdate({ target: [payees.hubId, payees.organisationId], set: row })
}
