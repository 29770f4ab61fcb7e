import { and, desc, eq, gt, gte, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { memberships } from './memberships/tables.ts'
import { aliasesOf, sameAs } from './merge-store.server.ts'
import type { PersonRole } from './rules/segments.ts'
import { people, personRoles } from './tables.ts'

export type MembershipRow = typeof memberships.$inferSelect

export async function insertMembership(tx: Tx, row: typeof memberships.$inferInsert): Promise<void> {
  await tx.insert(memberships).values(row)
}

/** Every membership of a person, the newest first. */
export const membershipsOf = async (
  tx: Tx,
  hubId: Id<'Hub'>,
  personId: Id<'Person'>,
): Promise<MembershipRow[]> =>
  await tx
    .select()
    .from(memberships)
    .where(
      and(eq(memberships.hubId, hubId), inArray(memberships.personId, await sameAs(tx, hubId, personId))),
    )
    .orderBy(desc(memberships.endsOn))
    .limit(200)

/** The membership that covers some day between `from` and `to` (both included), the latest to end. */
export async function membershipWithin(
  tx: Tx,
  hubId: Id<'Hub'>,
  personId: Id<'Person'>,
  from: Day,
  to: Day,
): Promise<MembershipRow | null> {
  const [row] = await tx
    .select()
    .from(memberships)
    .where(
      and(
        eq(memberships.hubId, hubId),
        inArray(memberships.personId, await sameAs(tx, hubId, personId)),
        gte(memberships.endsOn, from),
        lte(memberships.startsOn, to),
      ),
    )
    .orderBy(desc(memberships.endsOn))
    .limit(1)
  return row ?? null
}

/**
 * True for people whose membership covers a day, written under their id or one merged into it; for the filter of the
 * list. A subquery of one row, so that the database looks at each person's index instead of hashing every membership.
 */
export const isMemberOn = (hubId: Id<'Hub'>, day: Day): SQL => sql`(
  SELECT true FROM memberships m
  WHERE m.hub_id = ${hubId} AND m.ends_on >= ${day} AND m.starts_on <= ${day} AND m.person_id IN (
    SELECT ${people.id} UNION ALL
    SELECT gone.id FROM people gone WHERE gone.hub_id = ${hubId} AND gone.merged_into = ${people.id})
  LIMIT 1)`

export const hasRole = (hubId: Id<'Hub'>, role: PersonRole): SQL => sql`EXISTS (
  SELECT 1 FROM ${personRoles} WHERE ${personRoles.hubId} = ${hubId} AND ${personRoles.personId} = ${people.id}
  AND ${personRoles.role} = ${role} AND ${personRoles.until} IS NULL)`

/** Gives roles to people from a day on; those who hold one already keep their date. */
export async function insertRoles(
  tx: Tx,
  hubId: Id<'Hub'>,
  personIds: readonly Id<'Person'>[],
  roles: readonly PersonRole[],
  since: Day,
): Promise<void> {
  if (personIds.length === 0 || roles.length === 0) return
  const held = await tx
    .select({ personId: personRoles.personId, role: personRoles.role })
    .from(personRoles)
    .where(and(heldBy(hubId, personIds), inArray(personRoles.role, [...roles])))
  const has = new Set(held.map(({ personId, role }) => `${personId} ${role}`))
  const rows = personIds
    .flatMap((personId) => roles.map((role) => ({ hubId, personId, role, since })))
    .filter(({ personId, role }) => !has.has(`${personId} ${role}`))
  if (rows.length === 0) return
  // Given up and taken again the same day: the row of that day opens again.
  const target = [personRoles.hubId, personRoles.personId, personRoles.role, personRoles.since]
  await tx
    .insert(personRoles)
    .values(rows)
    .onConflictDoUpdate({ target, set: { until: null } })
}

/** Closes roles: they held until the day before `until`. */
export async function endRoles(
  tx: Tx,
  hubId: Id<'Hub'>,
  personId: Id<'Person'>,
  roles: readonly PersonRole[],
  until: Day,
): Promise<void> {
  if (roles.length === 0) return
  await tx
    .update(personRoles)
    .set({ until })
    .where(and(heldBy(hubId, [personId]), inArray(personRoles.role, [...roles])))
}

const heldBy = (hubId: Id<'Hub'>, personIds: readonly Id<'Person'>[]) =>
  and(eq(personRoles.hubId, hubId), inArray(personRoles.personId, [...personIds]), isNull(personRoles.until))

/** Roles and the end of the last membership of several people, in three queries whatever their number. */
export async function tiesOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Person'>[],
): Promise<Map<Id<'Person'>, { roles: PersonRole[]; memberUntil: Day | null }>> {
  const ties = new Map(ids.map((id) => [id, { roles: [] as PersonRole[], memberUntil: null as Day | null }]))
  if (ids.length === 0) return ties
  const roles = await tx
    .select({ id: personRoles.personId, role: personRoles.role })
    .from(personRoles)
    .where(heldBy(hubId, ids))
    .orderBy(personRoles.since, personRoles.role)
  for (const { id, role } of roles) ties.get(id)?.roles.push(role)
  const kept = await aliasesOf(tx, hubId, ids)
  const ends = await tx
    .select({ id: memberships.personId, end: sql<Day>`max(${memberships.endsOn})` })
    .from(memberships)
    .where(and(eq(memberships.hubId, hubId), inArray(memberships.personId, [...ids, ...kept.keys()])))
    .groupBy(memberships.personId)
  for (const { id, end } of ends) {
    const tie = ties.get(kept.get(id) ?? id)
    if (tie && (tie.memberUntil === null || tie.memberUntil < end)) tie.memberUntil = end
  }
  return ties
}

/** Memberships in the order of their keys, from after one of them: for an export of all of them. */
export const membershipsAfter = (tx: Tx, hubId: Id<'Hub'>, after: Id<'Membership'> | null, limit: number) =>
  tx
    .select({
      id: memberships.id,
      ...{ startsOn: memberships.startsOn, endsOn: memberships.endsOn, fee: memberships.fee },
      ...{ firstName: people.firstName, lastName: people.lastName, segment: people.segment },
      ...{ city: people.city, leftAt: people.leftAt },
    })
    .from(memberships)
    .innerJoin(people, and(eq(people.hubId, hubId), eq(people.id, memberships.personId)))
    .where(and(eq(memberships.hubId, hubId), after ? gt(memberships.id, after) : undefined))
    .orderBy(memberships.id)
    .limit(limit)
