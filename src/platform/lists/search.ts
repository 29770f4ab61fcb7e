import { type SQL, sql } from 'drizzle-orm'
import { fold } from '#kit/text.ts'

/**
 * A `tsquery` that asks for every word typed, the last ones possibly unfinished: "dup mar" → `'dup':* & 'mar':*`.
 * Null when nothing searchable was typed. Words are folded, so no operator can be smuggled in.
 */
export function searchQuery(typed: string): SQL | null {
  const words = fold(typed).split(' ').filter(Boolean).slice(0, 8)
  if (words.length === 0) return null
  return sql`to_tsquery('simple', ${words.map((word) => `'${word}':*`).join(' & ')})`
}

/** The words a record is found by, folded once when it is written. */
export const searchWords = (...parts: (string | null | undefined)[]): string =>
  fold(parts.filter(Boolean).join(' '))
