import { and, arrayContains, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { fold } from '#kit/text.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery, searchWords } from '#platform/lists/search.ts'
import { hasRole, isMemberOn } from './membership-store.server.ts'
import type { Purpose } from './rules/consents.ts'
import { twinKey } from './rules/duplicates.ts'
import type { Benefit } from './rules/reach.ts'
import type { PersonRole, PersonSegment } from './rules/segments.ts'
import { people } from './tables.ts'

export type PersonRow = typeof people.$inferSelect
type NewPerson = typeof people.$inferInsert

export type PeopleFilter = {
  q: string
  segment?: PersonSegment
  role?: PersonRole
  /** Only those whose membership covers this day. */
  memberOn?: Day
  /** Only those who agreed to this use, and did not take it back. */
  agreed?: Purpose
  benefit?: Benefit
  /** Only those sent by one of these people, or by this organisation. */
  sentBy?: readonly Id<'Person'>[]
  sentByOrganisation?: Id<'Organisation'>
  /** Only these: the rows ticked in a list. */
  ids?: readonly Id<'Person'>[]
  /** Those who left, instead of those who are here. */
  left?: boolean
  descending: boolean
}

/** What a person is sorted and found by. */
export const personKeys = (
  p: { firstName: string; lastName: string } & { [K in 'phone' | 'email' | 'city']?: string | null },
) => ({
  sortKey: fold(`${p.lastName} ${p.firstName}`),
  twin: twinKey(p.firstName, p.lastName),
  words: searchWords(p.lastName, p.firstName, p.phone, p.email, p.city),
})

const matching = (hubId: Id<'Hub'>, filter: PeopleFilter): SQL | undefined => {
  const query = searchQuery(filter.q)
  return and(
    eq(people.hubId, hubId),
    filter.left ? and(isNotNull(people.leftAt), isNull(people.mergedInto)) : isNull(people.leftAt),
    query ? sql`${people.search} @@ ${query}` : undefined,
    filter.segment ? eq(people.segment, filter.segment) : undefined,
    filter.agreed ? arrayContains(people.agreed, [filter.agreed]) : undefined,
    filter.benefit ? eq(people.benefit, filter.benefit) : undefined,
    filter.sentBy ? inArray(people.referredBy, [...filter.sentBy]) : undefined,
    filter.sentByOrganisation ? eq(people.referredByOrganisation, filter.sentByOrganisation) : undefined,
    filter.ids ? inArray(people.id, [...filter.ids]) : undefined,
    filter.role ? hasRole(hubId, filter.role) : undefined,
    filter.memberOn ? isMemberOn(hubId, filter.memberOn) : undefined,
  )
}

/**
 * One row more than `size`, so that the caller knows whether another page follows.
 * @param few says that few rows match a search: they are then found by their words and sorted. A name is rare where
 * the database takes every word for a common one, and would read the list in order up to that name.
 */
export async function peoplePage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: PeopleFilter,
  cursor: Cursor | null,
  size: number = PAGE_SIZE,
  few = false,
): Promise<PersonRow[]> {
  const { from, direction } = pageFrom(people.sortKey, people.id, 'text', !filter.descending, cursor)
  return await tx
    .select()
    .from(people)
    .where(and(matching(hubId, filter), from))
    .orderBy(direction(few ? sql`${people.sortKey} || ''` : people.sortKey), direction(people.id))
    .limit(size + 1)
}

/**
 * The first people whose name (`sortKey`) or telephone begins with `start`, in the order of that column; all of them
 * when it is empty. One range of an index.
 */
export const peopleFrom = (
  tx: Tx,
  hubId: Id<'Hub'>,
  by: 'sortKey' | 'phone',
  start: string,
  limit: number,
): Promise<PersonRow[]> =>
  tx
    .select()
    .from(people)
    .where(
      and(
        eq(people.hubId, hubId),
        isNull(people.leftAt),
        // U+FFFF sorts after every letter, in code order and in the Unicode collation.
        sql`${people[by]} >= ${start} AND ${people[by]} < ${`${start}\uffff`}`,
        sql`starts_with(${people[by]}, ${start})`,
      ),
    )
    .orderBy(people[by], people.id)
    .limit(limit)

/** Matches looked at before they are sorted: whoever types a common word types one more. */
const HITS = 400

/**
 * Some of the people whose words match, in name order: exactly the first ones unless more than `HITS` match. The
 * words' index is read whole, then only that many rows: however common a word is, its cost stays that of a rare one.
 * (A plain LIMIT would make the planner read the table from its start, hoping to meet matches soon.)
 */
export async function somePeople(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: PeopleFilter,
  limit: number,
): Promise<PersonRow[]> {
  const { rows } = await tx.execute<{ id: Id<'Person'> }>(sql`
    WITH hits AS MATERIALIZED (SELECT id, sort_key FROM ${people} WHERE ${matching(hubId, filter)})
    SELECT id FROM (SELECT * FROM hits LIMIT ${HITS}) AS bounded ORDER BY sort_key, id LIMIT ${limit}`)
  if (rows.length === 0) return []
  return await tx
    .select()
    .from(people)
    .where(
      and(
        eq(people.hubId, hubId),
        inArray(
          people.id,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(people.sortKey, people.id)
}

/** How many match, counted no further than `COUNT_LIMIT + 1`. */
export const peopleCount = (tx: Tx, hubId: Id<'Hub'>, filter: PeopleFilter): Promise<number> =>
  countMatching(tx, people, matching(hubId, filter))

export async function insertPerson(tx: Tx, person: NewPerson): Promise<void> {
  await tx.insert(people).values(person)
}

export async function personById(tx: Tx, hubId: Id<'Hub'>, id: Id<'Person'>): Promise<PersonRow | null> {
  const [row] = await tx
    .select()
    .from(people)
    .where(and(eq(people.hubId, hubId), eq(people.id, id)))
  return row ?? null
}

/** One person, or the one that their record was merged into. */
export async function personOrKept(tx: Tx, hubId: Id<'Hub'>, id: Id<'Person'>): Promise<PersonRow | null> {
  const person = await personById(tx, hubId, id)
  return person?.mergedInto ? await personById(tx, hubId, person.mergedInto) : person
}

/** Holds the person's row until the transaction ends; false when unknown, or merged into another record. */
export async function lockPerson(tx: Tx, hubId: Id<'Hub'>, id: Id<'Person'>): Promise<boolean> {
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.hubId, hubId), eq(people.id, id), isNull(people.mergedInto)))
    .for('update')
  return rows.length > 0
}

/** Those of `ids` that exist in the hub. */
export async function knownPeople(
  tx: Tx,
  hubId: Id<'Hub'>,
  ids: readonly Id<'Person'>[],
): Promise<Id<'Person'>[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.hubId, hubId), inArray(people.id, [...ids])))
  return rows.map((row) => row.id)
}

const COMPARED = ['phone', 'email', 'twin', 'city'] as const

/** Writes over a record as it was read (`seenAt`); false when somebody changed it meanwhile. */
export async function updatePerson(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Person'>,
  seenAt: Date,
  change: Partial<NewPerson>,
): Promise<boolean> {
  const mine = and(eq(people.hubId, hubId), eq(people.id, id), eq(people.updatedAt, seenAt))
  // What pairs are found by may have changed: whoever does not compare at once leaves it to the task.
  const set = COMPARED.some((column) => column in change) ? { ...change, comparedAt: null } : change
  const done = await tx.update(people).set(set).where(mine).returning({ id: people.id })
  return done.length > 0
}

/** Writes who sent a person to the place. */
export async function setReferrer(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Person'>,
  by: { referredBy: Id<'Person'> | null; organisationId: Id<'Organisation'> | null },
): Promise<void> {
  await tx
    .update(people)
    .set({ referredBy: by.referredBy, referredByOrganisation: by.organisationId })
    .where(and(eq(people.hubId, hubId), eq(people.id, id)))
}

/** Marks a person as gone since `leftAt`, or as here again (null). */
export async function setLeft(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Person'>,
  leftAt: Date | null,
  at: Date,
): Promise<void> {
  await tx
    .update(people)
    .set({ leftAt, updatedAt: at })
    .where(and(eq(people.hubId, hubId), eq(people.id, id)))
}

/** People known already under this name, phone or address: four index reads, whatever the number of people. */
export async function peopleAlike(
  tx: Tx,
  hubId: Id<'Hub'>,
  like: { sortKey: string; twin: string; phone?: string; email?: string },
): Promise<PersonRow[]> {
  return await tx
    .select()
    .from(people)
    .where(
      and(
        eq(people.hubId, hubId),
        isNull(people.mergedInto),
        or(
          eq(people.sortKey, like.sortKey),
          eq(people.twin, like.twin),
          like.phone ? eq(people.phone, like.phone) : undefined,
          like.email ? eq(people.email, like.email) : undefined,
        ),
      ),
    )
    .orderBy(people.sortKey)
    .limit(5)
}
