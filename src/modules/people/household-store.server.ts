import { aliasedTable, and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { householdMembers, households, proxies } from './homes/tables.ts'
import type { HouseholdRole } from './rules/households.ts'
import { people } from './tables.ts'

export type HouseholdRow = typeof households.$inferSelect
export type ProxyRow = typeof proxies.$inferSelect
type Address = Pick<HouseholdRow, 'street' | 'postcode' | 'city'>

/** The household somebody lives in today, with everybody in it. */
export async function householdOf(tx: Tx, hubId: Id<'Hub'>, personId: Id<'Person'>) {
  const mine = aliasedTable(householdMembers, 'mine')
  const rows = await tx
    .select({
      household: households,
      id: people.id,
      firstName: people.firstName,
      lastName: people.lastName,
      leftAt: people.leftAt,
      phone: people.phone,
      email: people.email,
      role: householdMembers.role,
    })
    .from(mine)
    .innerJoin(households, and(eq(households.hubId, hubId), eq(households.id, mine.householdId)))
    .innerJoin(
      householdMembers,
      and(
        eq(householdMembers.hubId, hubId),
        eq(householdMembers.householdId, mine.householdId),
        isNull(householdMembers.until),
      ),
    )
    .innerJoin(people, and(eq(people.hubId, hubId), eq(people.id, householdMembers.personId)))
    .where(and(eq(mine.hubId, hubId), eq(mine.personId, personId), isNull(mine.until)))
    .orderBy(asc(householdMembers.since), asc(people.sortKey))
    .limit(100)
  const [first] = rows
  return first ? { ...first.household, members: rows.map(({ household: _, ...member }) => member) } : null
}
export type Household = NonNullable<Awaited<ReturnType<typeof householdOf>>>

export async function insertHousehold(tx: Tx, row: typeof households.$inferInsert): Promise<void> {
  await tx.insert(households).values(row)
}

/** False when the person lives in a household already. */
export async function insertMember(
  tx: Tx,
  member: { hubId: Id<'Hub'>; householdId: Id<'Household'>; personId: Id<'Person'>; role: HouseholdRole },
  since: Date,
): Promise<boolean> {
  const done = await tx
    .insert(householdMembers)
    .values({ ...member, since })
    .onConflictDoNothing()
    .returning({ id: householdMembers.personId })
  return done.length > 0
}

/** Ends somebody's stay in their household; false when they live in none. */
export async function endMember(
  tx: Tx,
  hubId: Id<'Hub'>,
  personId: Id<'Person'>,
  until: Date,
): Promise<boolean> {
  const now = and(
    eq(householdMembers.hubId, hubId),
    eq(householdMembers.personId, personId),
    isNull(householdMembers.until),
  )
  const done = await tx
    .update(householdMembers)
    .set({ until })
    .where(now)
    .returning({ id: householdMembers.personId })
  return done.length > 0
}

export async function updateHousehold(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Household'>,
  change: Address & { name: string; updatedAt: Date },
): Promise<void> {
  await tx
    .update(households)
    .set(change)
    .where(and(eq(households.hubId, hubId), eq(households.id, id)))
}

/** Those who act for somebody, and those somebody acts for, in one query; ended ones last. */
export async function proxiesAround(tx: Tx, hubId: Id<'Hub'>, personId: Id<'Person'>) {
  const actor = aliasedTable(people, 'actor')
  const { id, firstName, lastName, leftAt } = people
  return await tx
    .select({
      proxy: proxies,
      person: { id, firstName, lastName, leftAt },
      actor: { id: actor.id, firstName: actor.firstName, lastName: actor.lastName, phone: actor.phone },
    })
    .from(proxies)
    .innerJoin(people, and(eq(people.hubId, hubId), eq(people.id, proxies.personId)))
    .innerJoin(actor, and(eq(actor.hubId, hubId), eq(actor.id, proxies.proxyId)))
    .where(and(eq(proxies.hubId, hubId), or(eq(proxies.personId, personId), eq(proxies.proxyId, personId))))
    .orderBy(desc(isNull(proxies.endedAt)), desc(proxies.from), asc(proxies.id))
    .limit(100)
}
export type ProxyAround = Awaited<ReturnType<typeof proxiesAround>>[number]

export async function insertProxy(tx: Tx, row: typeof proxies.$inferInsert): Promise<void> {
  await tx.insert(proxies).values(row)
}

/** Ends a proxy of this person; false when there is none of that id that still holds. */
export async function endProxy(
  tx: Tx,
  hubId: Id<'Hub'>,
  personId: Id<'Person'>,
  id: Id<'Proxy'>,
  endedAt: Date,
): Promise<boolean> {
  const one = and(
    eq(proxies.hubId, hubId),
    eq(proxies.id, id),
    eq(proxies.personId, personId),
    isNull(proxies.endedAt),
  )
  const done = await tx.update(proxies).set({ endedAt }).where(one).returning({ id: proxies.id })
  return done.length > 0
}

/** Proxies of one person held by another, ended or not. */
export const proxiesBetween = (
  tx: Tx,
  hubId: Id<'Hub'>,
  personId: Id<'Person'>,
  proxyId: Id<'Person'>,
): Promise<ProxyRow[]> =>
  tx
    .select()
    .from(proxies)
    .where(and(eq(proxies.hubId, hubId), eq(proxies.personId, personId), eq(proxies.proxyId, proxyId)))
    .limit(50)

/** Writes one address on the records of several people, with the words each is found by, in one statement. */
export async function moveHouse(
  tx: Tx,
  hubId: Id<'Hub'>,
  moving: readonly { id: Id<'Person'>; words: string }[],
  { street, postcode, city }: Address,
  at: Date,
): Promise<void> {
  await tx.execute(sql`
    UPDATE ${people} SET street = ${street}, postcode = ${postcode}, city = ${city}, updated_at = ${at.toISOString()},
      words = moving.words
    FROM jsonb_to_recordset(${JSON.stringify(moving)}::jsonb) AS moving (id uuid, words text)
    WHERE ${people.hubId} = ${hubId} AND ${people.id} = moving.id`)
}
