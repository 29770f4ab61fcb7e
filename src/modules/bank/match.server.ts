import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { add, type Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { manyRows } from '#platform/db/many.server.ts'
import { type BankAccount, holdBankAccount } from './accounts.server.ts'
import { type BookEntry, entriesNamed } from './books.server.ts'
import { type BankLine, stillOpen } from './lines.server.ts'
import type { MatchCode } from './match-codes.ts'
import { mayKeepBank } from './permits.ts'
import { bankAccounts, bankLines, bankMatchEntries, bankMatches } from './tables.ts'

export type NewMatch = {
  readonly lines: readonly Id<'BankLine'>[]
  readonly entries: readonly Id<'Entry'>[]
  readonly how: 'suggested' | 'by-hand' | 'made'
}
export type MatchRow = typeof bankMatches.$inferSelect

type Side = { readonly id: string; readonly day: Day; readonly amount: Cents }
const lastDayOf = (rows: readonly Side[]): Day =>
  rows.reduce((last, { day }) => (day > last ? day : last), rows[0]!.day)

/**
 * Writes matches of an account that is held: each line and entry once, both sides equal to the cent. Answers those that
 * were written; the others met a line or an entry that somebody matched meanwhile, or sums that differ. A few statements,
 * however many there are.
 */
export async function writeMatches(
  tx: Tx,
  ctx: Ctx,
  account: BankAccount,
  wanted: readonly NewMatch[],
): Promise<{ done: readonly NewMatch[]; left: readonly { match: NewMatch; code: MatchCode }[] }> {
  const lines = new Map(
    (
      await stillOpen(
        tx,
        ctx,
        account.id,
        wanted.flatMap((one) => one.lines),
      )
    ).map((row) => [row.id, row]),
  )
  const entryIds = wanted.flatMap((one) => one.entries)
  const entries = new Map((await entriesNamed(tx, ctx, account, entryIds)).map((row) => [row.id, row]))
  const taken = await matchedEntries(tx, ctx, account, entryIds)
  const left: { match: NewMatch; code: MatchCode }[] = []
  const rows: { match: NewMatch; row: typeof bankMatches.$inferInsert }[] = []
  for (const match of wanted) {
    const made = rowOf(ctx, account, match, lines, entries, taken)
    if (!made.ok) left.push({ match, code: made.code })
    else {
      rows.push({ match, row: made.value })
      for (const id of match.lines) lines.delete(id)
      for (const id of match.entries) taken.add(id)
    }
  }
  if (rows.length > 0) await insertAll(tx, ctx, account, rows)
  return { done: rows.map(({ match }) => match), left }
}

function rowOf(
  ctx: Ctx,
  account: BankAccount,
  match: NewMatch,
  lines: ReadonlyMap<string, BankLine>,
  entries: ReadonlyMap<string, BookEntry>,
  taken: ReadonlySet<string>,
): Result<typeof bankMatches.$inferInsert, MatchCode> {
  if (match.lines.length === 0 || match.entries.length === 0) return refuse('nothing_chosen')
  if (match.entries.some((id) => taken.has(id))) return refuse('entry_matched')
  const bank = match.lines.flatMap((id) => lines.get(id) ?? [])
  const books = match.entries.flatMap((id) => entries.get(id) ?? [])
  if (bank.length < new Set(match.lines).size || bank.length < match.lines.length)
    return refuse('line_matched')
  if (books.length < match.entries.length) return refuse('not_found')
  const amount = add(...bank.map((line) => line.amount))
  if (amount !== add(...books.map((entry) => entry.amount))) return refuse('not_equal')
  return ok({
    hubId: ctx.hub.id,
    id: newId<'BankMatch'>(),
    accountId: account.id,
    amount,
    settledOn: lastDayOf([...bank, ...books]),
    how: match.how,
    at: ctx.now(),
    userId: ctx.actor.userId,
    undoneAt: null,
  })
}

async function insertAll(
  tx: Tx,
  ctx: Ctx,
  account: BankAccount,
  rows: readonly { match: NewMatch; row: typeof bankMatches.$inferInsert }[],
): Promise<void> {
  const matches = manyRows(
    bankMatches,
    rows.map(({ row }) => row),
  )
  await tx.execute(
    sql`INSERT INTO ${bankMatches} (${matches.names}) SELECT ${matches.names} FROM ${matches.values}`,
  )
  const links = manyRows(
    bankMatchEntries,
    rows.flatMap(({ match, row }) =>
      match.entries.map((entryId) => ({
        hubId: ctx.hub.id,
        accountId: account.id,
        entryId,
        matchId: row.id,
      })),
    ),
  )
  await tx.execute(
    sql`INSERT INTO ${bankMatchEntries} (${links.names}) SELECT ${links.names} FROM ${links.values}`,
  )
  const pairs = rows.flatMap(({ match, row }) => match.lines.map((line) => [line, row.id] as const))
  const list = (values: readonly string[]) => `{${values.join(',')}}`
  await tx
    .update(bankLines)
    .set({ matchId: sql`pair.match_id` })
    .from(
      sql`unnest(${list(pairs.map(([line]) => line))}::uuid[], ${list(pairs.map(([, match]) => match))}::uuid[]) AS pair (line_id, match_id)`,
    )
    .where(and(eq(bankLines.hubId, ctx.hub.id), sql`${bankLines.id} = pair.line_id`))
  for (const { match, row } of rows.slice(0, 1))
    await audit(tx, ctx, 'match', 'bank-account', account.id, {
      matches: rows.length,
      ...(rows.length === 1 && { match: row.id, lines: match.lines, entries: match.entries }),
    })
}

const matchedEntries = async (
  tx: Tx,
  ctx: Ctx,
  account: BankAccount,
  ids: readonly string[],
): Promise<Set<string>> =>
  new Set(
    ids.length === 0
      ? []
      : (
          await tx
            .select({ id: bankMatchEntries.entryId })
            .from(bankMatchEntries)
            .where(
              and(
                eq(bankMatchEntries.hubId, ctx.hub.id),
                eq(bankMatchEntries.accountId, account.id),
                sql`${bankMatchEntries.entryId} = ANY(${`{${ids.join(',')}}`}::uuid[])`,
              ),
            )
        ).map((row) => row.id),
  )

/**
 * Days before which every entry was found at the bank need no second look: open entries are searched from the first that
 * is still open, two months before the last line at the latest. An entry noted later for an earlier day shows as a
 * difference of the reconciliation, which looks at everything.
 */
export async function moveHorizon(
  tx: Tx,
  ctx: Ctx,
  account: BankAccount,
  open: { readonly entries: readonly { readonly day: Day }[]; readonly lastLine: Day },
): Promise<void> {
  const latest = addDays(open.lastLine, -62)
  const since = open.entries.reduce((first, { day }) => (day < first ? day : first), latest)
  if (since <= account.openSince) return
  await tx
    .update(bankAccounts)
    .set({ openSince: since })
    .where(and(eq(bankAccounts.hubId, ctx.hub.id), eq(bankAccounts.id, account.id)))
}

/** One match that a person made: what the bank says and what the books say, equal to the cent. */
export async function matchByHand(
  ctx: Ctx,
  input: { readonly accountId: Id<'BankAccount'> } & Omit<NewMatch, 'how'>,
): Promise<Result<null, MatchCode>> {
  if (!mayKeepBank(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const account = await holdBankAccount(tx, ctx, input.accountId)
    if (!account) return refuse('not_found')
    const { left } = await writeMatches(tx, ctx, account, [{ ...input, how: 'by-hand' }])
    return left[0] ? refuse(left[0].code) : ok(null)
  })
}

/**
 * Parts what a match had put together: lines and entries stand open again. An entry that was made from the line stays in
 * the books; it is taken back from its own page.
 */
export async function undoMatch(
  ctx: Ctx,
  input: { readonly matchId: Id<'BankMatch'> },
): Promise<Result<{ lines: readonly Id<'BankLine'>[] }, 'not_permitted' | 'not_found'>> {
  if (!mayKeepBank(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const [row] = await tx
      .update(bankMatches)
      .set({ undoneAt: ctx.now() })
      .where(
        and(
          eq(bankMatches.hubId, ctx.hub.id),
          eq(bankMatches.id, input.matchId),
          isNull(bankMatches.undoneAt),
        ),
      )
      .returning()
    if (!row) return refuse('not_found')
    const account = await holdBankAccount(tx, ctx, row.accountId)
    const lines = await tx
      .update(bankLines)
      .set({ matchId: null })
      .where(and(eq(bankLines.hubId, ctx.hub.id), eq(bankLines.matchId, row.id)))
      .returning({ id: bankLines.id, day: bankLines.day })
    const links = await tx
      .delete(bankMatchEntries)
      .where(and(eq(bankMatchEntries.hubId, ctx.hub.id), eq(bankMatchEntries.matchId, row.id)))
      .returning({ id: bankMatchEntries.entryId })
    const entries = await entriesNamed(
      tx,
      ctx,
      account!,
      links.map(({ id }) => id),
    )
    const first = [...lines, ...entries].reduce((day, one) => (one.day < day ? one.day : day), row.settledOn)
    if (first < account!.openSince)
      await tx
        .update(bankAccounts)
        .set({ openSince: first })
        .where(and(eq(bankAccounts.hubId, ctx.hub.id), eq(bankAccounts.id, row.accountId)))
    await audit(tx, ctx, 'part', 'bank-account', row.accountId, {
      match: row.id,
      lines: lines.map(({ id }) => id),
      entries: links.map(({ id }) => id),
    })
    return ok({ lines: lines.map(({ id }) => id) })
  })
}

/** What each match holds of the books, for lines that are shown with it. */
export async function entriesOfMatches(
  tx: Tx,
  ctx: Ctx,
  account: BankAccount,
  ids: readonly Id<'BankMatch'>[],
): Promise<Map<string, { how: MatchRow['how']; entries: BookEntry[] }>> {
  if (ids.length === 0) return new Map()
  const links = await tx
    .select({ entryId: bankMatchEntries.entryId, matchId: bankMatchEntries.matchId, how: bankMatches.how })
    .from(bankMatchEntries)
    .innerJoin(
      bankMatches,
      and(eq(bankMatches.hubId, bankMatchEntries.hubId), eq(bankMatches.id, bankMatchEntries.matchId)),
    )
    .where(and(eq(bankMatchEntries.hubId, ctx.hub.id), inArray(bankMatchEntries.matchId, [...ids])))
  const rows = new Map(
    (
      await entriesNamed(
        tx,
        ctx,
        account,
        links.map((one) => one.entryId),
      )
    ).map((row) => [row.id, row]),
  )
  const found = new Map<string, { how: MatchRow['how']; entries: BookEntry[] }>()
  for (const { entryId, matchId, how } of links) {
    const known = found.get(matchId) ?? { how, entries: [] }
    const row = rows.get(entryId)
    if (row) known.entries.push(row)
    found.set(matchId, known)
  }
  return found
}
