import { and, asc, desc, eq, getTableColumns, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { addDays, type Day, weekday } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import type { RequestRow } from './store.server.ts'
import { requestMoves, requests } from './tables.ts'

const { search: _, ...READ } = getTableColumns(requests)

/** Whose work: an account, the person of that account, the organisation they act for. Never none of the three. */
export type Worker = {
  userId: string | null
  personId: Id<'Person'> | null
  organisationId: Id<'Organisation'> | null
}

/** A request given to this worker, by any of the names they go by. */
const givenTo = ({ userId, personId, organisationId }: Worker): SQL =>
  or(
    userId ? eq(requests.assigneeUserId, userId) : undefined,
    personId ? eq(requests.assigneePersonId, personId) : undefined,
    organisationId ? eq(requests.assigneeOrganisationId, organisationId) : undefined,
  ) ?? sql`false`

export const isGivenTo = (row: RequestRow, { userId, personId, organisationId }: Worker): boolean =>
  (userId !== null && row.assigneeUserId === userId) ||
  (personId !== null && row.assigneePersonId === personId) ||
  (organisationId !== null && row.assigneeOrganisationId === organisationId)

/** What this worker still has to do, the first due at the top. */
export const jobsToDo = (tx: Tx, hubId: Id<'Hub'>, worker: Worker, limit: number): Promise<RequestRow[]> =>
  tx
    .select(READ)
    .from(requests)
    .where(
      and(
        eq(requests.hubId, hubId),
        // Written as the partial index of open requests has it: a few hundred rows whatever the years behind.
        sql`${requests.phase} in ('triage', 'work')`,
        inArray(requests.state, ['assigned', 'started']),
        givenTo(worker),
      ),
    )
    .orderBy(asc(requests.dueOn), asc(requests.id))
    .limit(limit)

/** What this worker finished since an instant, newest first. */
export async function jobsDoneSince(
  tx: Tx,
  hubId: Id<'Hub'>,
  worker: Worker,
  since: Date,
  limit: number,
): Promise<RequestRow[]> {
  const done = tx
    .select({ id: requestMoves.requestId })
    .from(requestMoves)
    .where(and(eq(requestMoves.hubId, hubId), eq(requestMoves.toState, 'done'), gte(requestMoves.at, since)))
  return await tx
    .select(READ)
    .from(requests)
    .where(
      and(
        eq(requests.hubId, hubId),
        inArray(requests.id, done),
        gte(requests.doneAt, since),
        givenTo(worker),
      ),
    )
    .orderBy(desc(requests.doneAt), desc(requests.id))
    .limit(limit)
}

/** What a provider finished between two instants, oldest first: the lines of a statement. */
export const jobsDoneBy = (
  tx: Tx,
  hubId: Id<'Hub'>,
  organisationId: Id<'Organisation'>,
  from: Date,
  until: Date,
): Promise<RequestRow[]> =>
  tx
    .select(READ)
    .from(requests)
    .where(
      and(
        eq(requests.hubId, hubId),
        eq(requests.assigneeOrganisationId, organisationId),
        gte(requests.doneAt, from),
        lt(requests.doneAt, until),
      ),
    )
    .orderBy(asc(requests.doneAt), asc(requests.id))
    .limit(5000)

/** How many open jobs each provider has in the week of a day: compared with what they said they can take. */
export async function jobsInWeek(
  tx: Tx,
  hubId: Id<'Hub'>,
  day: Day,
): Promise<Map<Id<'Organisation'>, number>> {
  const monday = addDays(day, 1 - weekday(day))
  const rows = await tx
    .select({ id: requests.assigneeOrganisationId, n: sql<number>`count(*)::int` })
    .from(requests)
    .where(
      and(
        eq(requests.hubId, hubId),
        sql`${requests.phase} in ('triage', 'work')`,
        gte(requests.dueOn, monday),
        lt(requests.dueOn, addDays(monday, 7)),
        sql`${requests.assigneeOrganisationId} is not null`,
      ),
    )
    .groupBy(requests.assigneeOrganisationId)
  return new Map(rows.flatMap(({ id, n }) => (id ? [[id, n] as const] : [])))
}
