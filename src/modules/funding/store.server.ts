import { and, asc, desc, eq, getTableColumns, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'
import type { GrantState } from './rules/life.ts'
import { grantInstalments, grantMoves, grants } from './tables.ts'

const { search: _search, ...READ } = getTableColumns(grants)
export type GrantRow = Omit<typeof grants.$inferSelect, 'search'>
export type InstalmentRow = typeof grantInstalments.$inferSelect
export type GrantMoveRow = typeof grantMoves.$inferSelect

/** A place asks for some tens of grants in its life; a loop gone wrong must not fill a page. */
const MOST = 500

export type GrantFilter = {
  q: string
  states: readonly GrantState[]
  organisationId?: Id<'Organisation'>
}

const matching = (hubId: Id<'Hub'>, f: GrantFilter): SQL | undefined => {
  const query = searchQuery(f.q)
  return and(
    eq(grants.hubId, hubId),
    query ? sql`${grants.search} @@ ${query}` : undefined,
    f.states.length > 0 ? inArray(grants.state, [...f.states]) : undefined,
    f.organisationId ? eq(grants.organisationId, f.organisationId) : undefined,
  )
}

/** One row more than a page, by what is awaited next: the list reads as a calendar. */
export async function grantsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: GrantFilter,
  cursor: Cursor | null,
): Promise<GrantRow[]> {
  const { from, direction } = pageFrom(grants.nextOn, grants.id, 'date', true, cursor)
  return await tx
    .select(READ)
    .from(grants)
    .where(and(matching(hubId, filter), from))
    .orderBy(direction(grants.nextOn), direction(grants.id))
    .limit(PAGE_SIZE + 1)
}

export const grantsCount = (tx: Tx, hubId: Id<'Hub'>, filter: GrantFilter): Promise<number> =>
  countMatching(tx, grants, matching(hubId, filter))

/** Every grant that was not refused, for a picture of the calendar. */
export const grantsOfHub = (tx: Tx, hubId: Id<'Hub'>): Promise<GrantRow[]> =>
  tx
    .select(READ)
    .from(grants)
    .where(and(eq(grants.hubId, hubId), ne(grants.state, 'refused')))
    .orderBy(asc(grants.nextOn), asc(grants.id))
    .limit(MOST)

export async function grantById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Grant'>): Promise<GrantRow | undefined> {
  const [row] = await tx
    .select(READ)
    .from(grants)
    .where(and(eq(grants.hubId, hubId), eq(grants.id, id)))
  return row
}

/** The same, kept until the transaction ends: of two hands the second sees what the first did. */
export async function lockGrant(tx: Tx, hubId: Id<'Hub'>, id: Id<'Grant'>): Promise<GrantRow | undefined> {
  const [row] = await tx
    .select(READ)
    .from(grants)
    .where(and(eq(grants.hubId, hubId), eq(grants.id, id)))
    .for('update')
  return row
}

export const insertGrant = (tx: Tx, row: GrantRow) => tx.insert(grants).values(row)

export const updateGrant = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Grant'>, set: Partial<GrantRow>) =>
  tx
    .update(grants)
    .set(set)
    .where(and(eq(grants.hubId, hubId), eq(grants.id, id)))

/** The instalments of these grants, in the order of their days. */
export const instalmentsOf = (
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Grant'>[],
): Promise<InstalmentRow[]> =>
  tx
    .select()
    .from(grantInstalments)
    .where(and(eq(grantInstalments.hubId, hubId), inArray(grantInstalments.grantId, [...ids])))
    .orderBy(asc(grantInstalments.dueOn), asc(grantInstalments.id))

/** The instalments that these operations received. */
export const receivedBy = (tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Operation'>[]) =>
  tx
    .select({ operationId: grantInstalments.operationId })
    .from(grantInstalments)
    .where(and(eq(grantInstalments.hubId, hubId), inArray(grantInstalments.operationId, [...ids])))

export const insertInstalment = (tx: Tx, row: InstalmentRow) => tx.insert(grantInstalments).values(row)

export const updateInstalment = (
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Instalment'>,
  set: Partial<InstalmentRow>,
) =>
  tx
    .update(grantInstalments)
    .set(set)
    .where(and(eq(grantInstalments.hubId, hubId), eq(grantInstalments.id, id)))

export const deleteInstalment = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Instalment'>) =>
  tx.delete(grantInstalments).where(and(eq(grantInstalments.hubId, hubId), eq(grantInstalments.id, id)))

export const insertMove = (tx: Tx, row: GrantMoveRow) => tx.insert(grantMoves).values(row)

/** The steps of a grant, newest first. */
export const movesOf = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Grant'>): Promise<GrantMoveRow[]> =>
  tx
    .select()
    .from(grantMoves)
    .where(and(eq(grantMoves.hubId, hubId), eq(grantMoves.grantId, id)))
    .orderBy(desc(grantMoves.id))
    .limit(MOST)
