import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { contracts, recurrenceExceptions, recurrences } from './tables.ts'

export type RecurrenceRow = typeof recurrences.$inferSelect
export type ExceptionRow = typeof recurrenceExceptions.$inferSelect
type NewRecurrence = typeof recurrences.$inferInsert

export async function insertRecurrence(tx: Tx, row: NewRecurrence): Promise<void> {
  await tx.insert(recurrences).values(row)
}

export async function updateRecurrences(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Recurrence'>[],
  set: Partial<NewRecurrence> | { generatedTo: SQL },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(recurrences)
    .set(set)
    .where(and(eq(recurrences.hubId, hubId), inArray(recurrences.id, [...ids])))
}

export async function recurrenceById(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Recurrence'>,
): Promise<RecurrenceRow | null> {
  const [row] = await tx
    .select()
    .from(recurrences)
    .where(and(eq(recurrences.hubId, hubId), eq(recurrences.id, id)))
  return row ?? null
}

/** Those asked for, or all that still run on a day, in the order of ids and locked: of two who generate, one waits. */
export const lockRecurrences = (
  tx: Tx,
  hubId: Id<'Hub'>,
  which: { readonly ids: readonly Id<'Recurrence'>[] } | { readonly runningOn: Day },
): Promise<RecurrenceRow[]> =>
  tx
    .select()
    .from(recurrences)
    .where(
      and(
        eq(recurrences.hubId, hubId),
        'ids' in which
          ? inArray(recurrences.id, [...which.ids])
          : sql`coalesce(${recurrences.endsOn}, 'infinity'::date) >= ${which.runningOn}::date`,
      ),
    )
    .orderBy(asc(recurrences.id))
    .limit(2000)
    .for('update')

export const exceptionsOf = async (tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Recurrence'>[]) =>
  Map.groupBy(
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(recurrenceExceptions)
          .where(
            and(eq(recurrenceExceptions.hubId, hubId), inArray(recurrenceExceptions.recurrenceId, [...ids])),
          )
          .orderBy(asc(recurrenceExceptions.onDay)),
    (row) => row.recurrenceId,
  )

/** The last word on a date holds: moved twice, it is where the second move put it. */
export async function upsertException(tx: Tx, row: typeof recurrenceExceptions.$inferInsert): Promise<void> {
  const { hubId: _, recurrenceId: __, onDay: ___, ...set } = row
  await tx
    .insert(recurrenceExceptions)
    .values(row)
    .onConflictDoUpdate({
      target: [recurrenceExceptions.hubId, recurrenceExceptions.recurrenceId, recurrenceExceptions.onDay],
      set,
    })
}

/** A recurrence with the number and the end of its contract. */
export type Recurring = RecurrenceRow & {
  contractNumber: string | null
  contractState: string | null
  contractEndsOn: Day | null
}

/** All the recurring work of a hub, of an organisation or of a contract, by title: hundreds at the most. */
export async function recurrencesWith(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: {
    readonly ids?: readonly Id<'Recurrence'>[]
    readonly contractId?: Id<'Contract'>
    readonly organisationId?: Id<'Organisation'>
    /** Folded text that the title begins with or contains. */
    readonly q?: string
    /** Only those that still run on this day. */
    readonly runningOn?: Day
    readonly after?: { readonly sortKey: string; readonly id: Id<'Recurrence'> }
    readonly limit?: number
  },
): Promise<Recurring[]> {
  const rows = await tx
    .select({
      recurrence: recurrences,
      contractNumber: contracts.number,
      contractState: contracts.state,
      contractEndsOn: contracts.endsOn,
    })
    .from(recurrences)
    .leftJoin(
      contracts,
      and(eq(contracts.hubId, recurrences.hubId), eq(contracts.id, recurrences.contractId)),
    )
    .where(
      and(
        eq(recurrences.hubId, hubId),
        filter.ids ? inArray(recurrences.id, [...filter.ids]) : undefined,
        filter.contractId ? eq(recurrences.contractId, filter.contractId) : undefined,
        filter.organisationId ? eq(recurrences.organisationId, filter.organisationId) : undefined,
        filter.q ? sql`${recurrences.sortKey} LIKE ${`%${filter.q.replaceAll('%', '')}%`}` : undefined,
        filter.runningOn
          ? sql`coalesce(${recurrences.endsOn}, 'infinity'::date) >= ${filter.runningOn}::date`
          : undefined,
        filter.after
          ? sql`(${recurrences.sortKey}, ${recurrences.id}) > (${filter.after.sortKey}, ${filter.after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(asc(recurrences.sortKey), asc(recurrences.id))
    .limit(filter.limit ?? 500)
  return rows.map(({ recurrence, ...contract }) => ({ ...recurrence, ...contract }))
}

/** The recurrence that carries on from this one, or null. */
export async function followerOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Recurrence'>,
): Promise<Id<'Recurrence'> | null> {
  const [row] = await tx
    .select({ id: recurrences.id })
    .from(recurrences)
    .where(and(eq(recurrences.hubId, hubId), eq(recurrences.followsId, id)))
    .limit(1)
  return row?.id ?? null
}
