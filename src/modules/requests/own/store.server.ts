import { and, desc, eq, getTableColumns, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Cursor } from '#platform/lists/keyset.ts'
import { pageFrom } from '#platform/lists/page.server.ts'
import type { RequestRow } from '../store.server.ts'
import { requests } from '../tables.ts'

/** Whose requests somebody reads: those of `whole` entirely, those of `asked` when one of `askers` asked. */
export type OwnScope = {
  whole: readonly Id<'Person'>[]
  asked: readonly Id<'Person'>[]
  askers: readonly Id<'Person'>[]
}

const { search: _, ...READ } = getTableColumns(requests)

const within = (hubId: Id<'Hub'>, { whole, asked, askers }: OwnScope): SQL | undefined =>
  and(
    eq(requests.hubId, hubId),
    inArray(requests.personId, [...whole, ...asked]),
    or(inArray(requests.personId, [...whole]), inArray(requests.askerPersonId, [...askers])),
  )

/** One row more than `size`, the newest first; `waited` keeps what is not over. */
export async function ownRequestsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  scope: OwnScope,
  waited: boolean,
  cursor: Cursor | null,
  size: number,
): Promise<RequestRow[]> {
  const { from, direction } = pageFrom(requests.receivedAt, requests.id, 'timestamptz', false, cursor)
  return await tx
    .select(READ)
    .from(requests)
    .where(and(within(hubId, scope), waited ? sql`${requests.phase} <> 'over'` : undefined, from))
    .orderBy(direction(requests.receivedAt), direction(requests.id))
    .limit(size + 1)
}

/** One of them by its number; null for anybody else's. */
export async function ownRequestByNumber(
  tx: Tx,
  hubId: Id<'Hub'>,
  scope: OwnScope,
  number: string,
): Promise<RequestRow | null> {
  const [row] = await tx
    .select(READ)
    .from(requests)
    .where(and(within(hubId, scope), eq(requests.number, number)))
    .orderBy(desc(requests.receivedAt))
    .limit(1)
  return row ?? null
}
