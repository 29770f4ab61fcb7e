import { and, asc, desc, eq, getTableColumns, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { Cursor } from '#platform/lists/keyset.ts'
import { PAGE_SIZE } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'
import { LAPSE_MONTHS } from '../rules/mandates.ts'
import { debitItems, debitRuns, mandateMoves, mandates } from './tables.ts'

const { search: _, words: __, ...READ } = getTableColumns(mandates)
export type MandateRow = Omit<typeof mandates.$inferSelect, 'search' | 'words'>

export type MandateView = 'alive' | 'suspended' | 'lapsed' | 'over' | 'all'
export type MandateFilter = { readonly q: string; readonly view: MandateView }

/** Unused for thirty-six months that day, in the database's words. */
const lapsed = (today: Day): SQL =>
  sql`(CASE WHEN ${mandates.lastUsedOn} IS NULL THEN ${mandates.signedOn} ELSE ${mandates.lastUsedOn} END
    + make_interval(months => ${LAPSE_MONTHS}))::date <= ${today}`

function matching(hubId: Id<'Hub'>, { q, view }: MandateFilter, today: Day): SQL | undefined {
  const query = searchQuery(q)
  const alive = inArray(mandates.state, ['active', 'closing'])
  return and(
    eq(mandates.hubId, hubId),
    query ? sql`${mandates.search} @@ ${query}` : undefined,
    view === 'alive' ? and(alive, sql`NOT ${lapsed(today)}`) : undefined,
    view === 'suspended' ? eq(mandates.state, 'suspended') : undefined,
    view === 'lapsed'
      ? and(inArray(mandates.state, ['active', 'closing', 'suspended']), lapsed(today))
      : undefined,
    view === 'over' ? inArray(mandates.state, ['revoked', 'ended']) : undefined,
  )
}

/** Mandates by id, newest first, one more than a page. */
export async function mandatesPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: MandateFilter,
  today: Day,
  cursor: Cursor | null,
  size = PAGE_SIZE,
): Promise<MandateRow[]> {
  const { from, direction } = pageFrom(mandates.rum, mandates.id, 'text', true, cursor)
  return await tx
    .select(READ)
    .from(mandates)
    .where(and(matching(hubId, filter, today), from))
    .orderBy(direction(mandates.rum), direction(mandates.id))
    .limit(size + 1)
}

export const mandatesCount = (tx: Tx, hubId: Id<'Hub'>, filter: MandateFilter, today: Day) =>
  countMatching(tx, mandates, matching(hubId, filter, today))

export async function mandateById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Mandate'>): Promise<MandateRow | null> {
  const [row] = await tx
    .select(READ)
    .from(mandates)
    .where(and(eq(mandates.hubId, hubId), eq(mandates.id, id)))
  return row ?? null
}

/** Locks mandates until the transaction ends, in the order of ids. */
export const lockMandates = (
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Mandate'>[],
): Promise<MandateRow[]> =>
  tx
    .select(READ)
    .from(mandates)
    .where(and(eq(mandates.hubId, hubId), inArray(mandates.id, [...ids])))
    .orderBy(asc(mandates.id))
    .for('update')

/** Those that may still be collected, whoever owes; written as the partial index has it. */
export const livingMandates = (tx: Tx, hubId: Id<'Hub'>): Promise<MandateRow[]> =>
  tx
    .select(READ)
    .from(mandates)
    .where(and(eq(mandates.hubId, hubId), sql`${mandates.state} in ('active', 'closing')`))
    .orderBy(asc(mandates.id))
    .limit(20_000)

/** The mandates of one debtor under any of their ids, newest first. */
export const mandatesOfWho = (
  tx: Tx,
  hubId: Id<'Hub'>,
  who: { readonly personIds?: readonly Id<'Person'>[]; readonly organisationId?: Id<'Organisation'> },
): Promise<MandateRow[]> =>
  tx
    .select(READ)
    .from(mandates)
    .where(
      and(
        eq(mandates.hubId, hubId),
        or(
          who.personIds?.length ? inArray(mandates.personId, [...who.personIds]) : undefined,
          who.organisationId ? eq(mandates.organisationId, who.organisationId) : undefined,
        ) ?? sql`false`,
      ),
    )
    .orderBy(desc(mandates.id))

export const movesOf = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Mandate'>) =>
  tx
    .select()
    .from(mandateMoves)
    .where(and(eq(mandateMoves.hubId, hubId), eq(mandateMoves.mandateId, id)))
    .orderBy(desc(mandateMoves.id))

/** The last collections of a mandate. */
export const collectionsOf = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Mandate'>, limit = 24) =>
  tx
    .select({
      id: debitItems.id,
      run: debitRuns.number,
      collectOn: debitRuns.collectOn,
      runState: debitRuns.state,
      state: debitItems.state,
      sequence: debitItems.sequence,
      amount: debitItems.amount,
      reason: debitItems.reason,
      label: debitItems.label,
    })
    .from(debitItems)
    .innerJoin(debitRuns, and(eq(debitRuns.hubId, debitItems.hubId), eq(debitRuns.id, debitItems.runId)))
    .where(and(eq(debitItems.hubId, hubId), eq(debitItems.mandateId, id)))
    .orderBy(desc(debitItems.id))
    .limit(limit)

export async function setMandate(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Mandate'>,
  set: Partial<typeof mandates.$inferInsert>,
): Promise<void> {
  await tx
    .update(mandates)
    .set(set)
    .where(and(eq(mandates.hubId, hubId), eq(mandates.id, id)))
}
