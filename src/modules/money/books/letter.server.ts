import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, takeNumbers } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { manyRows } from '#platform/db/many.server.ts'
import { mayKeepBooks } from '../permits.ts'
import {
  checkLettering,
  type LetterRefusal as LinesRefusal,
  letters,
  matching,
  type OpenLine,
} from '../rules/lettering.ts'
import { lockPiece } from '../store.server.ts'
import { letteringLines, letterings, unletterings } from './tables.ts'

export type LetterRefusal =
  | LinesRefusal
  | 'not_permitted'
  | 'already_lettered'
  | 'nothing_to_letter'
  | 'not_found'

/** A line that nothing answers yet, as a person reads it. */
export type ShownLine = OpenLine & {
  readonly number: string
  readonly label: string
  readonly partyKind: 'person' | 'organisation' | null
  readonly partyId: string | null
}

/** The living lettering of one side of a transfer: one look at the index per line. */
export const letteredBy = (transfer: SQL, side: SQL): SQL => sql`(
  SELECT l.lettering_id FROM lettering_lines l
  WHERE l.hub_id = ${transfer}.hub_id AND l.transfer_id = ${transfer}.id AND l.side = ${side}
    AND NOT EXISTS (SELECT FROM unletterings u WHERE u.hub_id = l.hub_id AND u.lettering_id = l.lettering_id)
  LIMIT 1)`

/** How many lines one look takes: above, the oldest are lettered first. */
const AT_ONCE = 20_000

/** The lines of an account that nothing answers, the oldest first. */
export async function openLines(
  tx: Tx,
  hubId: Id<'Hub'>,
  account: string,
  filter: { party?: string; limit?: number; ids?: readonly string[] } = {},
): Promise<ShownLine[]> {
  const limit = filter.limit ?? AT_ONCE
  const side = (own: 'debit' | 'credit') => sql`
    (SELECT t.id AS "transferId", ${own} AS side, t.amount::text AS amount, t.day, t.entry_id, t.hub_id,
      t.party_kind AS "partyKind", t.party_id AS "partyId"
     FROM transfers t
     WHERE t.hub_id = ${hubId} AND t.${sql.raw(own)} = ${account}
       ${filter.party ? sql`AND t.party_id = ${filter.party}` : sql``}
       ${filter.ids ? sql`AND t.id = ANY(${`{${filter.ids.join(',')}}`}::uuid[])` : sql``}
       AND ${letteredBy(sql`t`, sql`${own}`)} IS NULL
     ORDER BY t.day, t.id LIMIT ${limit})`
  const { rows } = await tx.execute<Omit<ShownLine, 'amount' | 'party'> & { amount: string }>(sql`
    SELECT s."transferId", s.side, s.amount, s.day, s."partyKind", s."partyId", e.number, e.label
    FROM (${side('debit')} UNION ALL ${side('credit')}) s
    JOIN entries e ON e.hub_id = s.hub_id AND e.id = s.entry_id
    ORDER BY s.day, s."transferId" LIMIT ${limit}`)
  return rows.map((row) => ({
    ...row,
    amount: cents(BigInt(row.amount)),
    party: row.partyId ? `${row.partyKind}:${row.partyId}` : '',
  }))
}

/** Letters what a person ticked, `side:transfer` each. Refuses lines that do not balance, or of several parties. */
export async function letterByHand(
  ctx: Ctx,
  input: { readonly account: string; readonly lines: readonly string[] },
): Promise<Result<{ code: string }, LetterRefusal>> {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await lockPiece(tx, ctx.hub.id, 'lettering', input.account)
    const wanted = new Set(input.lines)
    const ids = [...wanted].flatMap((line) => /^(?:debit|credit):([0-9a-f-]{36})$/.exec(line)?.[1] ?? [])
    if (ids.length < 2) return refuse('too_few_lines')
    const found = await openLines(tx, ctx.hub.id, input.account, { ids })
    const lines = found.filter((line) => wanted.has(`${line.side}:${line.transferId}`))
    if (lines.length < wanted.size) return refuse('already_lettered')
    const checked = checkLettering(lines)
    if (!checked.ok) return checked
    const [code] = await writeLetterings(tx, ctx, input.account, [lines], 'by-hand')
    return ok({ code: code! })
  })
}

/** Letters by itself all that answers: an invoice and its payment, a deposit and its cheques. Answers how many groups. */
export async function letterAccount(
  ctx: Ctx,
  input: { readonly account: string },
): Promise<Result<{ groups: number }, LetterRefusal>> {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await lockPiece(tx, ctx.hub.id, 'lettering', input.account)
    const groups = matching(await openLines(tx, ctx.hub.id, input.account))
    if (groups.length === 0) return refuse('nothing_to_letter')
    await writeLetterings(tx, ctx, input.account, groups, 'automatic')
    return ok({ groups: groups.length })
  })
}

async function writeLetterings(
  tx: Tx,
  ctx: Ctx,
  account: string,
  groups: readonly (readonly OpenLine[])[],
  how: 'by-hand' | 'automatic',
): Promise<string[]> {
  const hubId = ctx.hub.id
  const first = await takeNumbers(tx, ctx, `L${account}`, groups.length)
  const heads = groups.map((_, i) => ({
    ...{ hubId, id: newId<'Lettering'>(), account, code: letters(first + i), day: ctx.today(), how },
    ...{ recordedAt: ctx.now(), userId: ctx.actor.userId },
  }))
  const lines = groups.flatMap((group, i) =>
    group.map(({ transferId, side }) => ({ hubId, transferId, side, letteringId: heads[i]!.id })),
  )
  const [h, l] = [manyRows(letterings, heads), manyRows(letteringLines, lines)]
  await tx.execute(sql`
    WITH heads AS (INSERT INTO letterings (${h.names}) SELECT ${h.names} FROM ${h.values})
    INSERT INTO lettering_lines (${l.names}) SELECT ${l.names} FROM ${l.values}`)
  await audit(tx, ctx, 'letter', 'account', account, { groups: groups.length, how })
  return heads.map(({ code }) => code)
}

/** Opens the lines of a lettering again. */
export async function unletter(
  ctx: Ctx,
  input: { readonly id: Id<'Lettering'> },
): Promise<Result<null, LetterRefusal>> {
  if (!mayKeepBooks(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const { rows } = await tx.execute<{ account: string }>(
      sql`SELECT account FROM letterings WHERE hub_id = ${ctx.hub.id} AND id = ${input.id}`,
    )
    if (!rows[0]) return refuse('not_found')
    await lockPiece(tx, ctx.hub.id, 'lettering', rows[0].account)
    await tx
      .insert(unletterings)
      .values({ hubId: ctx.hub.id, letteringId: input.id, recordedAt: ctx.now(), userId: ctx.actor.userId })
      .onConflictDoNothing()
    await audit(tx, ctx, 'unletter', 'account', rows[0].account, {})
    return ok(null)
  })
}

/** A lettering in force. Amount in cents, of one side. */
export type Lettered = {
  id: Id<'Lettering'>
  code: string
  day: Day
  how: 'by-hand' | 'automatic'
  lines: number
  amount: Cents
}

/** The last letterings of an account, the newest first. */
export const letteringsOf = (ctx: Ctx, account: string): Promise<Lettered[]> =>
  ctx.read(async (tx) => {
    const { rows } = await tx.execute<
      Omit<Lettered, 'amount' | 'lines'> & { amount: string; lines: string }
    >(sql`
      SELECT g.id, g.code, g.day, g.how, count(*)::text AS lines,
        coalesce(sum(t.amount) FILTER (WHERE l.side = 'debit'), 0)::text AS amount
      FROM (SELECT * FROM letterings x WHERE x.hub_id = ${ctx.hub.id} AND x.account = ${account}
        AND NOT EXISTS (SELECT FROM unletterings u WHERE u.hub_id = x.hub_id AND u.lettering_id = x.id)
        ORDER BY x.id DESC LIMIT 10) g
      JOIN lettering_lines l ON l.hub_id = g.hub_id AND l.lettering_id = g.id
      JOIN transfers t ON t.hub_id = l.hub_id AND t.id = l.transfer_id
      GROUP BY g.id, g.code, g.day, g.how ORDER BY g.id DESC`)
    return rows.map((row) => ({ ...row, lines: Number(row.lines), amount: cents(BigInt(row.amount)) }))
  })
