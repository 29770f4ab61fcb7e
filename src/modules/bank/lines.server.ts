import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { bankLines } from './tables.ts'

export type BankLine = Omit<typeof bankLines.$inferSelect, 'hubId' | 'nth' | 'statementId'>

const READ = {
  id: bankLines.id,
  accountId: bankLines.accountId,
  day: bankLines.day,
  amount: bankLines.amount,
  label: bankLines.label,
  reference: bankLines.reference,
  party: bankLines.party,
  partyIban: bankLines.partyIban,
  details: bankLines.details,
  position: bankLines.position,
  matchId: bankLines.matchId,
}

/** Written as a constant so that the database proves the partial index fits. */
const OPEN = sql`${bankLines.matchId} IS NULL`
const MOST = 20_000

/** Lines of a bank that nothing of the books answers yet, oldest first. */
export const openLines = (tx: Tx, ctx: Ctx, accountId: Id<'BankAccount'>): Promise<BankLine[]> =>
  tx
    .select(READ)
    .from(bankLines)
    .where(and(eq(bankLines.hubId, ctx.hub.id), eq(bankLines.accountId, accountId), OPEN))
    .orderBy(asc(bankLines.day), asc(bankLines.position), asc(bankLines.id))
    .limit(MOST)

/** How many stand open, and since when. */
export async function countOpenLines(
  tx: Tx,
  ctx: Ctx,
  accountId: Id<'BankAccount'>,
): Promise<{ n: number; since: Day | null; last: Day | null }> {
  const { rows } = await tx.execute<{ n: number; since: Day | null; last: Day | null }>(sql`
    SELECT (SELECT count(*)::int FROM bank_lines WHERE hub_id = ${ctx.hub.id} AND account_id = ${accountId} AND match_id IS NULL) AS n,
      (SELECT min(day) FROM bank_lines WHERE hub_id = ${ctx.hub.id} AND account_id = ${accountId} AND match_id IS NULL) AS since,
      (SELECT max(day) FROM bank_lines WHERE hub_id = ${ctx.hub.id} AND account_id = ${accountId}) AS last`)
  return rows[0]!
}

/** Lines by their ids, whatever their state. */
export const linesNamed = (tx: Tx, ctx: Ctx, ids: readonly Id<'BankLine'>[]): Promise<BankLine[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select(READ)
        .from(bankLines)
        .where(and(eq(bankLines.hubId, ctx.hub.id), inArray(bankLines.id, [...ids])))
        .orderBy(asc(bankLines.day), asc(bankLines.position))

/** Lines that stood open at the end of a day. */
export const openLinesOn = async (
  tx: Tx,
  ctx: Ctx,
  accountId: Id<'BankAccount'>,
  day: Day,
): Promise<BankLine[]> =>
  tx
    .select(READ)
    .from(bankLines)
    .where(
      and(
        eq(bankLines.hubId, ctx.hub.id),
        eq(bankLines.accountId, accountId),
        sql`${bankLines.day} <= ${day}`,
        sql`(${OPEN} OR EXISTS (SELECT 1 FROM bank_matches k WHERE k.hub_id = ${ctx.hub.id}
          AND k.id = ${bankLines.matchId} AND k.settled_on > ${day}))`,
      ),
    )
    .orderBy(asc(bankLines.day), asc(bankLines.position))
    .limit(MOST)

/** The last lines that were matched, the newest first. */
export const matchedLines = (
  tx: Tx,
  ctx: Ctx,
  accountId: Id<'BankAccount'>,
  before: readonly [Day, string] | null,
  size: number,
): Promise<BankLine[]> =>
  tx
    .select(READ)
    .from(bankLines)
    .where(
      and(
        eq(bankLines.hubId, ctx.hub.id),
        eq(bankLines.accountId, accountId),
        sql`${bankLines.matchId} IS NOT NULL`,
        before
          ? sql`(${bankLines.day}, ${bankLines.id}) < (${before[0]}::date, ${before[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(bankLines.day), desc(bankLines.id))
    .limit(size)

/** Those of one account that are still open, of these ids. */
export const stillOpen = (
  tx: Tx,
  ctx: Ctx,
  accountId: Id<'BankAccount'>,
  ids: readonly Id<'BankLine'>[],
): Promise<BankLine[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select(READ)
        .from(bankLines)
        .where(
          and(
            eq(bankLines.hubId, ctx.hub.id),
            eq(bankLines.accountId, accountId),
            inArray(bankLines.id, [...ids]),
            isNull(bankLines.matchId),
          ),
        )
