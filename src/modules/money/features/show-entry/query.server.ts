import { sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import type { Payer, Pillar } from '#modules/money/rules/axes.ts'
import type { Journal } from '#modules/money/rules/entry.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

type Row = {
  id: Id<'Entry'>
  number: string
  journal: Journal
  day: Day
  label: string
  pieceKind: string
  why: string | null
  recordedAt: string
  receipt: string | null
  reverses: string | null
  reversedBy: string | null
}
type EntryTransfer = {
  id: string
  debit: string
  debitName: string
  credit: string
  creditName: string
  amount: Cents
  pillar: Pillar | null
  payer: Payer | null
}
type ShownEntry = Omit<Row, 'recordedAt'> & {
  recordedAt: Date
  transfers: readonly EntryTransfer[]
}

/** One entry by its number, with its movements, its receipt, and what it takes back or was taken back by. */
export const showEntry = (ctx: Ctx, number: string): Promise<ShownEntry | null> =>
  ctx.read(async (tx) => {
    const hubId = ctx.hub.id
    const found = await tx.execute<Omit<Row, 'reverses' | 'reversedBy'> & { pieceId: string }>(sql`
      SELECT e.id, e.number, e.journal, e.day, e.label, e.piece_kind AS "pieceKind", e.piece_id AS "pieceId",
        e.why, e.recorded_at AS "recordedAt", p.number AS receipt
      FROM entries e
      LEFT JOIN payments p ON p.hub_id = e.hub_id AND p.entry_id = e.id
      WHERE e.hub_id = ${hubId} AND e.number = ${number}`)
    const entry = found.rows[0]
    if (!entry) return null
    // Apart, with values: under row-level security a join through a cast could not use its index.
    const first = entry.pieceKind === 'reversal' ? entry.pieceId : null
    const linked = await tx.execute<Pick<Row, 'reverses' | 'reversedBy'>>(sql`
      SELECT (SELECT number FROM entries WHERE hub_id = ${hubId} AND id = ${first}::uuid) AS reverses,
        (SELECT number FROM entries
         WHERE hub_id = ${hubId} AND piece_kind = 'reversal' AND piece_id = ${entry.id}) AS "reversedBy"`)
    const moved = await tx.execute<Omit<EntryTransfer, 'amount'> & { amount: string }>(sql`
      SELECT t.id, t.debit, d.name AS "debitName", t.credit, c.name AS "creditName", t.amount::text AS amount,
        t.pillar, t.payer
      FROM transfers t
      JOIN accounts d ON d.hub_id = t.hub_id AND d.code = t.debit
      JOIN accounts c ON c.hub_id = t.hub_id AND c.code = t.credit
      WHERE t.hub_id = ${hubId} AND t.entry_id = ${entry.id}
      ORDER BY t.id`)
    return {
      ...entry,
      ...linked.rows[0]!,
      recordedAt: new Date(entry.recordedAt),
      transfers: moved.rows.map((row) => ({ ...row, amount: cents(BigInt(row.amount)) })),
    }
  })
