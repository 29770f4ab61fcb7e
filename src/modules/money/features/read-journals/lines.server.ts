import { sql } from 'drizzle-orm'
import type { Day, Month } from '#kit/day.ts'
import { type Cents, cents, zero } from '#kit/money.ts'
import { accountNamesOf } from '#modules/money/books/entries.server.ts'
import type { Journal } from '#modules/money/rules/entry.ts'
import type { Span } from '#modules/money/rules/fiscal-year.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { everyEntry, type JournalRow } from './query.server.ts'

/** One side of a transfer, with its entry. Amounts in cents. */
export type JournalLine = {
  journal: Journal
  number: string
  day: Day
  ref: string
  label: string
  account: string
  name: string
  debit: Cents
  credit: Cents
  activity: string | null
  pillar: string | null
  stage: string | null
}

const BATCH = 500

/** Every line of the journals that the address asks for, in constant memory. */
export async function* linesOf(ctx: Ctx, params: URLSearchParams): AsyncGenerator<JournalLine> {
  const names = await accountNamesOf(ctx)
  let batch: JournalRow[] = []
  for await (const entry of everyEntry(ctx, params)) {
    batch.push(entry)
    if (batch.length < BATCH) continue
    yield* await sides(ctx, batch, names)
    batch = []
  }
  yield* await sides(ctx, batch, names)
}

type Row = Pick<JournalLine, 'activity' | 'pillar' | 'stage'> & {
  entryId: string
  debit: string
  credit: string
  amount: string
}

async function sides(
  ctx: Ctx,
  entries: readonly JournalRow[],
  names: ReadonlyMap<string, string>,
): Promise<JournalLine[]> {
  if (entries.length === 0) return []
  const { rows } = await ctx.read((tx) =>
    tx.execute<Row>(sql`
      SELECT entry_id AS "entryId", debit, credit, amount::text AS amount, activity, pillar,
        CASE WHEN s.name IS NULL THEN t.stage ELSE s.name END AS stage
      FROM transfers t LEFT JOIN stage_days s ON s.hub_id = t.hub_id AND s.stage_id::text = t.stage
      WHERE t.hub_id = ${ctx.hub.id} AND entry_id = ANY(${`{${entries.map(({ id }) => id).join(',')}}`}::uuid[])
      ORDER BY id`),
  )
  const byEntry = Map.groupBy(rows, (row) => row.entryId)
  return entries.flatMap((entry) =>
    (byEntry.get(entry.id) ?? []).flatMap(({ debit, credit, amount: text, activity, pillar, stage }) => {
      const amount = cents(BigInt(text))
      const { journal, number, day, ref, label } = entry
      const of = { journal, number, day, ref, label, activity, pillar, stage }
      const name = (code: string) => names.get(code) ?? ''
      return [
        { ...of, account: debit, name: name(debit), debit: amount, credit: zero },
        { ...of, account: credit, name: name(credit), debit: zero, credit: amount },
      ]
    }),
  )
}

/** What each journal moved in each month of a year. Amount in cents. */
export const journalMonths = (
  ctx: Ctx,
  { startsOn, endsOn }: Span,
): Promise<{ month: Month; journal: Journal; entries: number; amount: Cents }[]> =>
  ctx.read(async (tx) => {
    const { rows } = await tx.execute<{
      month: Month
      journal: Journal
      entries: string
      amount: string
    }>(sql`
      SELECT to_char(e.day, 'YYYY-MM') AS month, e.journal, count(DISTINCT e.id)::text AS entries,
        sum(t.amount)::text AS amount
      FROM entries e JOIN transfers t ON t.hub_id = e.hub_id AND t.entry_id = e.id
      WHERE e.hub_id = ${ctx.hub.id} AND e.day BETWEEN ${startsOn} AND ${endsOn}
      GROUP BY 1, 2 ORDER BY 1, 2`)
    return rows.map((row) => ({ ...row, entries: Number(row.entries), amount: cents(BigInt(row.amount)) }))
  })
