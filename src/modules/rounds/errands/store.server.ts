import { and, asc, eq, inArray, isNotNull, lte, notInArray, or, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { manyRows } from '#platform/db/many.server.ts'
import { countMatching } from '#platform/lists/page.server.ts'
import { roundStops, rounds } from '../day/tables.ts'
import type { Hours } from '../rules/errands/errand.ts'
import { roundErrands } from './tables.ts'

type HubId = Id<'Hub'>
export type ErrandRow = Omit<typeof roundErrands.$inferSelect, 'search'>

/** What stands in a round and waits there: each read by its own partial index of stops that are not over. */
export async function inRounds(
  tx: Tx,
  hubId: HubId,
): Promise<{ requests: Id<'Request'>[]; errands: Id<'RoundErrand'>[] }> {
  const waits = sql`${roundStops.state} in ('todo', 'arrived')`
  const requests = await tx
    .selectDistinct({ id: roundStops.requestId })
    .from(roundStops)
    .where(and(eq(roundStops.hubId, hubId), isNotNull(roundStops.requestId), waits))
  const errands = await tx
    .selectDistinct({ id: roundStops.errandId })
    .from(roundStops)
    .where(and(eq(roundStops.hubId, hubId), isNotNull(roundStops.errandId), waits))
  return { requests: requests.map(({ id }) => id!), errands: errands.map(({ id }) => id!) }
}

/** What rounds know of a request. */
export type KnownToRounds = {
  /** Visits that rounds made. */
  readonly visits: ReadonlySet<Id<'Visit'>>
  /** A stop that waits without a visit of its round: its hours, when it begins, and when its round was last timed. */
  readonly waiting: ReadonlyMap<Id<'Request'>, WaitingStop>
}
type WaitingStop = { readonly hours: readonly Hours[]; readonly begin: number | null; readonly timedAt: Date }

export async function knownToRounds(
  tx: Tx,
  hubId: HubId,
  ids: readonly Id<'Request'>[],
): Promise<KnownToRounds> {
  const known = { visits: new Set<Id<'Visit'>>(), waiting: new Map<Id<'Request'>, WaitingStop>() }
  if (ids.length === 0) return known
  const { requestId, visitId, part, hours, begin } = roundStops
  const rows = await tx
    .select({ requestId, visitId, part, hours, begin, timedAt: rounds.updatedAt })
    .from(roundStops)
    .innerJoin(rounds, and(eq(rounds.hubId, hubId), eq(rounds.id, roundStops.roundId)))
    .where(
      and(
        eq(roundStops.hubId, hubId),
        inArray(requestId, [...ids]),
        or(isNotNull(visitId), sql`${roundStops.state} in ('todo', 'arrived')`),
      ),
    )
  for (const { requestId: id, visitId: visit, part: which, ...stop } of rows)
    if (visit) known.visits.add(visit)
    else if (which !== 'delivery') known.waiting.set(id!, stop)
  return known
}

const READ = {
  ...{ hubId: roundErrands.hubId, id: roundErrands.id, number: roundErrands.number, day: roundErrands.day },
  ...{ way: roundErrands.way, what: roundErrands.what, whom: roundErrands.whom },
  ...{ personId: roundErrands.personId, organisationId: roundErrands.organisationId },
  ...{ phone: roundErrands.phone, address: roundErrands.address, toAddress: roundErrands.toAddress },
  ...{ hours: roundErrands.hours, minutes: roundErrands.minutes, kg: roundErrands.kg },
  ...{ crates: roundErrands.crates, skills: roundErrands.skills, driver: roundErrands.driver },
  ...{ priority: roundErrands.priority, optional: roundErrands.optional, revenue: roundErrands.revenue },
  ...{ handling: roundErrands.handling, note: roundErrands.note, state: roundErrands.state },
  ...{ templateId: roundErrands.templateId, templateLine: roundErrands.templateLine },
  forgottenAt: roundErrands.forgottenAt,
  ...{ createdAt: roundErrands.createdAt, updatedAt: roundErrands.updatedAt },
  ...{ userId: roundErrands.userId, actorName: roundErrands.actorName, words: roundErrands.words },
}

export { READ as ERRAND_COLUMNS }

/** Open errands for a day or before, the first promised first, and how many more there are. */
export async function openErrands(
  tx: Tx,
  hubId: HubId,
  { upTo, except, limit }: { upTo: Day; except: readonly Id<'RoundErrand'>[]; limit: number },
): Promise<{ rows: ErrandRow[]; left: number }> {
  const where = and(
    eq(roundErrands.hubId, hubId),
    sql`${roundErrands.state} = 'open'`,
    lte(roundErrands.day, upTo),
    except.length > 0 ? notInArray(roundErrands.id, [...except]) : undefined,
  )
  const rows = await tx
    .select(READ)
    .from(roundErrands)
    .where(where)
    .orderBy(asc(roundErrands.day), asc(roundErrands.id))
    .limit(limit)
  const all = rows.length < limit ? rows.length : await countMatching(tx, roundErrands, where)
  return { rows, left: all - rows.length }
}

export async function errandRows(
  tx: Tx,
  hubId: HubId,
  ids: readonly Id<'RoundErrand'>[],
): Promise<ErrandRow[]> {
  if (ids.length === 0) return []
  return await tx
    .select(READ)
    .from(roundErrands)
    .where(and(eq(roundErrands.hubId, hubId), inArray(roundErrands.id, [...ids])))
}

export type NewErrand = Omit<typeof roundErrands.$inferInsert, 'search'>

export async function insertErrands(tx: Tx, rows: readonly NewErrand[]): Promise<void> {
  const { names, values } = manyRows(roundErrands, rows)
  await tx.execute(sql`INSERT INTO ${roundErrands} (${names}) SELECT ${names} FROM ${values}`)
}

/** These errands, locked in the order of ids, each with whether it stands in a round. */
export async function lockErrands(
  tx: Tx,
  hubId: HubId,
  ids: readonly Id<'RoundErrand'>[],
): Promise<{ row: ErrandRow; standing: boolean }[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .select(READ)
    .from(roundErrands)
    .where(and(eq(roundErrands.hubId, hubId), inArray(roundErrands.id, [...ids])))
    .orderBy(asc(roundErrands.id))
    .for('update')
  const stops = await tx
    .select({ id: roundStops.errandId })
    .from(roundStops)
    .where(
      and(
        eq(roundStops.hubId, hubId),
        inArray(roundStops.errandId, [...ids]),
        sql`${roundStops.state} in ('todo', 'arrived')`,
      ),
    )
  const standing = new Set(stops.map((stop) => stop.id))
  return rows.map((row) => ({ row, standing: standing.has(row.id) }))
}

export async function updateErrand(
  tx: Tx,
  hubId: HubId,
  ids: readonly Id<'RoundErrand'>[],
  set: Partial<NewErrand>,
): Promise<void> {
  await tx
    .update(roundErrands)
    .set(set)
    .where(and(eq(roundErrands.hubId, hubId), inArray(roundErrands.id, [...ids])))
}

export async function errandByNumber(tx: Tx, hubId: HubId, number: string): Promise<ErrandRow | null> {
  const [row] = await tx
    .select(READ)
    .from(roundErrands)
    .where(and(eq(roundErrands.hubId, hubId), eq(roundErrands.number, number)))
  return row ?? null
}

/** The round in which each of these errands waits. */
export async function standingRounds(
  tx: Tx,
  hubId: HubId,
  ids: readonly Id<'RoundErrand'>[],
): Promise<Map<Id<'RoundErrand'>, { number: string; day: Day }>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: roundStops.errandId, number: rounds.number, day: rounds.day })
    .from(roundStops)
    .innerJoin(rounds, and(eq(rounds.hubId, roundStops.hubId), eq(rounds.id, roundStops.roundId)))
    .where(
      and(
        eq(roundStops.hubId, hubId),
        inArray(roundStops.errandId, [...ids]),
        sql`${roundStops.state} in ('todo', 'arrived')`,
      ),
    )
  return new Map(rows.flatMap(({ id, ...round }) => (id ? [[id, round] as const] : [])))
}

/** Does this request wait in a round? */
export async function isStanding(tx: Tx, hubId: HubId, id: Id<'Request'>): Promise<boolean> {
  const rows = await tx
    .select({ id: roundStops.id })
    .from(roundStops)
    .where(
      and(
        eq(roundStops.hubId, hubId),
        eq(roundStops.requestId, id),
        sql`${roundStops.state} in ('todo', 'arrived')`,
      ),
    )
    .limit(1)
  return rows.length > 0
}
