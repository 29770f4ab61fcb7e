import { sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import { bookYears, yearAsked } from '#modules/money/books/years.server.ts'
import { isDay } from '#modules/money/day-list.server.ts'
import { JOURNALS, type Journal } from '#modules/money/rules/entry.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  COUNT_LIMIT,
  type Counted,
  counted,
  cursorOf,
  everyRow,
  PAGE_SIZE,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'

/** An entry of a journal; `amount` is what it moves, in cents. */
export type JournalRow = {
  id: string
  number: string
  journal: Journal
  day: Day
  label: string
  ref: string
  amount: Cents
}
type Filter = { journal: Journal | undefined; year: string }
type Journals = Page<JournalRow> & Counted & { filter: Filter; years: readonly string[] }

/** The entries of a year (`exercice`), of one journal (`journal`) or all, the oldest first: as books are read. */
export async function readJournals(ctx: Ctx, params: URLSearchParams, size = PAGE_SIZE): Promise<Journals> {
  const year = await yearAsked(ctx, params)
  const journal = JOURNALS.find((one) => one === params.get('journal'))
  const cursor = cursorOf(params, isDay)
  const backwards = cursor !== null && 'before' in cursor
  const edge = cursor && ('before' in cursor ? cursor.before : cursor.after)
  const order = backwards ? sql`DESC` : sql`ASC`
  const where = sql`e.hub_id = ${ctx.hub.id} ${journal ? sql`AND e.journal = ${journal}` : sql``}
    AND e.day BETWEEN ${year.startsOn} AND ${year.endsOn}`
  const beyond = edge
    ? sql`AND (e.day, e.id) ${backwards ? sql`<` : sql`>`} (${edge[0]}::date, ${edge[1]}::uuid)`
    : sql``
  const { rows, n } = await ctx.read(async (tx) => {
    const found = await tx.execute<Omit<JournalRow, 'amount'> & { amount: string }>(sql`
      SELECT e.id, e.number, e.journal, e.day, e.label, coalesce(e.piece_ref, '') AS ref,
        (SELECT coalesce(sum(t.amount), 0) FROM transfers t
          WHERE t.hub_id = e.hub_id AND t.entry_id = e.id)::text AS amount
      FROM (SELECT * FROM entries e WHERE ${where} ${beyond}
        ORDER BY e.day ${order}, e.id ${order} LIMIT ${size + 1}) e
      ORDER BY e.day ${order}, e.id ${order}`)
    const count = await tx.execute<{ n: string }>(sql`
      SELECT count(*)::text AS n FROM (SELECT FROM entries e WHERE ${where} LIMIT ${COUNT_LIMIT + 1}) s`)
    return { rows: found.rows, n: Number(count.rows[0]!.n) }
  })
  const read = rows.map((row) => ({ ...row, amount: cents(BigInt(row.amount)) }))
  return {
    ...pageOf(read, cursor, params, (row) => [row.day, row.id], size),
    ...counted(n),
    filter: { journal, year: year.year },
    years: (await bookYears(ctx)).years.map((one) => one.year),
  }
}

/** Every entry that matches, page after page, for a file. */
export const everyEntry = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<JournalRow> =>
  everyRow(params, (next) => readJournals(ctx, next, 500))
