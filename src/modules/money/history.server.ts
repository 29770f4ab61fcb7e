import { sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Cursor } from '#platform/lists/keyset.ts'
import { anyOf, type Branch, type Happened, none, readBranches } from '#platform/lists/timeline.ts'

export const MONEY_KINDS = ['payment', 'charge'] as const

const branches = (hub: string, ids: readonly Id<'Person'>[]): Branch[] => [
  {
    kind: 'payment',
    rows: sql`SELECT id, recorded_at AS at, CASE WHEN reverses IS NULL THEN 'paid' ELSE 'reversed' END AS what,
      ${none.text} AS who, user_id, label, why AS detail, amount, number AS ref
      FROM payments WHERE hub_id = ${hub} AND person_id ${anyOf(ids)}`,
  },
  {
    kind: 'charge',
    rows: sql`SELECT id, recorded_at AS at, CASE WHEN voided_why IS NULL THEN 'owed' ELSE 'given-up' END AS what,
      ${none.text} AS who, user_id, label, voided_why AS detail, amount, path AS ref
      FROM charges WHERE hub_id = ${hub} AND person_id ${anyOf(ids)}`,
  },
]

/** What one person owed and paid, on one page of their history. */
export const moneyHistory = (
  ctx: Ctx,
  ids: readonly Id<'Person'>[],
  kinds: readonly string[],
  cursor: Cursor | null,
  size: number,
): Promise<Happened[]> =>
  ctx.read((tx) =>
    readBranches(
      tx,
      branches(ctx.hub.id, ids).filter(({ kind }) => kinds.includes(kind)),
      cursor,
      size,
    ),
  )
