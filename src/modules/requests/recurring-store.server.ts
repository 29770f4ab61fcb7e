import {
  and,
  asc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  lt,
  lte,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { RequestRow } from './store.server.ts'
import { requests } from './tables.ts'

const { search: _, ...READ } = getTableColumns(requests)

/** Written as constants so that the database proves the partial indexes fit. */
const STILL_OPEN = sql`${requests.phase} in ('triage', 'work')`
const RECURRING = isNotNull(requests.recurrenceId)

const rows = (tx: Tx, where: SQL | undefined) => tx.select(READ).from(requests).where(where)

/** Jobs of recurring work whose day is past and that nobody did: the oldest first, one more than `limit`. */
export const missedRows = (tx: Tx, hubId: Id<'Hub'>, today: Day, limit: number): Promise<RequestRow[]> =>
  rows(tx, and(eq(requests.hubId, hubId), RECURRING, STILL_OPEN, lt(requests.dueOn, today)))
    .orderBy(asc(requests.dueOn), asc(requests.id))
    .limit(limit + 1)

/** The jobs of recurrences over a span of their original days, in order. */
export const jobsOf = (
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Recurrence'>[],
  from: Day,
  to: Day,
): Promise<RequestRow[]> =>
  rows(
    tx,
    and(
      eq(requests.hubId, hubId),
      RECURRING,
      inArray(requests.recurrenceId, [...ids]),
      gte(requests.occurrenceOn, from),
      lte(requests.occurrenceOn, to),
    ),
  )
    .orderBy(asc(requests.occurrenceOn))
    .limit(2000)

/** The job of one date, locked; null when the season does not reach it. */
export async function lockJob(
  tx: Tx,
  hubId: Id<'Hub'>,
  recurrenceId: Id<'Recurrence'>,
  on: Day,
): Promise<RequestRow | null> {
  const [row] = await rows(
    tx,
    and(
      eq(requests.hubId, hubId),
      RECURRING,
      eq(requests.recurrenceId, recurrenceId),
      eq(requests.occurrenceOn, on),
    ),
  ).for('update')
  return row ?? null
}

/** Jobs of a recurrence not begun yet, from an original day on, locked. */
export const lockOpenJobs = (
  tx: Tx,
  hubId: Id<'Hub'>,
  recurrenceId: Id<'Recurrence'>,
  from: Day,
): Promise<RequestRow[]> =>
  rows(
    tx,
    and(
      eq(requests.hubId, hubId),
      RECURRING,
      eq(requests.recurrenceId, recurrenceId),
      gte(requests.occurrenceOn, from),
      STILL_OPEN,
    ),
  )
    .orderBy(asc(requests.id))
    .for('update')

/** Open jobs of contracts after the last day of each, locked. */
export const lockJobsAfter = async (
  tx: Tx,
  hubId: Id<'Hub'>,
  ends: ReadonlyMap<Id<'Contract'>, Day>,
): Promise<RequestRow[]> => {
  if (ends.size === 0) return []
  const found = await rows(
    tx,
    and(
      eq(requests.hubId, hubId),
      RECURRING,
      STILL_OPEN,
      inArray(requests.contractId, [...ends.keys()]),
      gt(requests.dueOn, [...ends.values()].sort()[0]!),
    ),
  )
    .orderBy(asc(requests.id))
    .for('update')
  return found.filter(({ contractId, dueOn }) => contractId && dueOn > ends.get(contractId)!)
}

export async function setJobDay(tx: Tx, hubId: Id<'Hub'>, id: Id<'Request'>, day: Day): Promise<void> {
  await tx
    .update(requests)
    .set({ wantedOn: day, dueOn: day })
    .where(and(eq(requests.hubId, hubId), eq(requests.id, id)))
}
