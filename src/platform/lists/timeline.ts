import { type SQL, sql } from 'drizzle-orm'
import type { Cents } from '#kit/money.ts'
import type { Tx } from '../db/db.server.ts'
import type { Cursor } from './keyset.ts'

/** Something that happened with somebody, as any module may tell it. */
export type Happened = {
  readonly kind: string
  readonly id: string
  readonly at: Date
  /** A word of that kind, which the page turns into a sentence. */
  readonly what: string
  /** Whose hand, by name, or by account when the name was not kept. */
  readonly who: string | null
  readonly userId: string | null
  readonly label: string | null
  readonly detail: string | null
  /** Cents. */
  readonly amount: Cents | null
  /** The number or path of what it is about. */
  readonly ref: string | null
}

/** A select with the columns `id, at, what, who, user_id, label, detail, amount, ref`, about one person's rows. */
export type Branch = { readonly kind: string; readonly rows: SQL }

type Row = Omit<Happened, 'at' | 'amount' | 'userId'> & {
  at: string | Date
  amount: string | null
  user_id: string | null
}

/** What these branches hold on one page of a timeline, the newest first (the oldest first going back). */
export async function readBranches(
  tx: Tx,
  branches: readonly Branch[],
  cursor: Cursor | null,
  size: number,
): Promise<Happened[]> {
  if (branches.length === 0) return []
  const back = cursor !== null && 'before' in cursor
  const edge = cursor && ('before' in cursor ? cursor.before : cursor.after)
  const from = edge
    ? sql`WHERE (at, id) ${back ? sql`>` : sql`<`} (${edge[0]}::timestamptz, ${edge[1]}::uuid)`
    : sql``
  const order = back ? sql`ORDER BY at, id` : sql`ORDER BY at DESC, id DESC`
  const parts = branches.map(
    ({ kind, rows }) =>
      sql`(SELECT ${kind}::text AS kind, b.* FROM (${rows}) b ${from} ${order} LIMIT ${size + 1})`,
  )
  const all = await tx.execute<Row>(
    sql`SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) every ${order} LIMIT ${size + 1}`,
  )
  return all.rows.map(({ at, amount, user_id: userId, ...row }) => ({
    ...row,
    userId,
    at: new Date(at),
    amount: amount === null ? null : (BigInt(amount) as Cents),
  }))
}

/** One page made of what several modules read for the same cursor, in its order. */
export function gather(
  lists: readonly (readonly Happened[])[],
  cursor: Cursor | null,
  size: number,
): Happened[] {
  const sign = cursor !== null && 'before' in cursor ? 1 : -1
  return lists
    .flat()
    .sort((a, b) => sign * (a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)))
    .slice(0, size + 1)
}

/** Columns that a branch does not have. */
export const none = {
  text: sql`NULL::text`,
  amount: sql`NULL::bigint`,
} as const

/** `= ANY` of several identifiers. */
export const anyOf = (ids: readonly string[], type: 'uuid' | 'text' = 'uuid'): SQL =>
  sql`= ANY (${`{${ids.join(',')}}`}::${sql.raw(`${type}[]`)})`
