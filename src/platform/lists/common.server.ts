import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '../db/db.server.ts'

/** Rows that are looked at, in the list's own order, to tell whether a word is common. */
const PROBED = 2000
/** From this many of them on, a page of the list is found sooner in its order than by its words. */
const COMMON = 100

/**
 * Is what was typed a word of many rows? Read from the first rows of the list's order, at a cost that does not grow: the
 * full-text index would first gather every row that matches, a million of them, and the database knows no count of
 * beginnings of words.
 * @param matches the condition on the words, over `table`
 * @param order the columns of an index of `table` after its hub, in the direction of the list
 */
export async function isCommonWord(
  tx: Tx,
  table: PgTable,
  { ofHub, matches, order }: { ofHub: SQL; matches: SQL; order: readonly SQL[] },
): Promise<boolean> {
  const first = tx
    .select({ hit: sql<boolean>`${matches}`.as('hit') })
    .from(table)
    .where(ofHub)
    .orderBy(...order)
    .limit(PROBED)
    .as('first')
  const [row] = await tx.select({ n: sql<number>`count(*) FILTER (WHERE ${first.hit})::int` }).from(first)
  return row!.n >= COMMON
}

/** From here to the end of the transaction rows are read in the order of an index, never gathered by their words first. */
export async function readInOrder(tx: Tx): Promise<void> {
  await tx.execute(sql`SET LOCAL enable_bitmapscan = off`)
}

/** The direction of a column as an index keeps it. */
export const newestFirst = (...columns: PgColumn[]): SQL[] => columns.map((column) => sql`${column} DESC`)
