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
export type EntryTransfer = {
  id: string
  debit: string
  debitName: string
  credit: string
  creditName: string
  amount: Cents
  pillar: Pillar | null
  payer: Payer | null
}
export type ShownEntry = Omit<Row, 'recordedAt'> & {
  recordedAt: Date
  transfers: readonly EntryTransfer[]
}

/** One entry by its number, with its movements, its receipt, and what it takes back or was taken back by. */
export const showEntry = (ctx: Ctx, number: string): Promise<ShownEntry | null> =>
  ctx.read(async (tx) => {
    const hubId = ctx.hub.id
    const found = await tx.execute<Row>(sql`
      SELECT e.id, e.number, e.journal, e.day, e.label, e.piece_kind AS "pieceKind", e.why,
        e.recorded_at AS "recordedAt", p.number AS receipt, o.number AS reverses, r.number AS "reversedBy"
      FROM entries e
      LEFT JOIN payments p ON p.hub_id = e.hub_id AND p.entry_id = e.id
      LEFT JOIN entries o ON o.hub_id = e.hub_id AND e.piece_kind = 'reversal' AND o.id::text = e.piece_id
      LEFT JOIN entries r ON r.hub_id = e.hub_id AND r.piece_kind = 'reversal' AND r.piece_id = e.id::text
      WHERE e.hub_id = ${hubId} AND e.number = ${number}`)
    const entry = found.rows[0]
    if (!entry) return null
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
      recordedAt: new Date(entry.recordedAt),
      transfers: moved.rows.map((row) => ({ ...row, amount: cents(BigInt(row.amount)) })),
    }
  })
