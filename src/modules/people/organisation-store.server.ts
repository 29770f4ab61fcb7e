import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { fold } from '#kit/text.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import { countMatching, pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery, searchWords } from '#platform/lists/search.ts'
import type { OrganisationKind } from './rules/segments.ts'
import { organisations, people } from './tables.ts'

export type OrganisationRow = typeof organisations.$inferSelect
type NewOrganisation = typeof organisations.$inferInsert

export type OrganisationFilter = { q: string; kinds?: readonly OrganisationKind[]; descending: boolean }

/** What an organisation is sorted and found by. */
export const organisationKeys = (
  o: { name: string } & { [K in 'siret' | 'city' | 'email']?: string | null },
) => ({
  sortKey: fold(o.name),
  words: searchWords(o.name, o.siret, o.city, o.email),
})

const matching = (hubId: Id<'Hub'>, filter: OrganisationFilter): SQL | undefined => {
  const query = searchQuery(filter.q)
  return and(
    eq(organisations.hubId, hubId),
    query ? sql`${organisations.search} @@ ${query}` : undefined,
    filter.kinds?.length ? inArray(organisations.kind, [...filter.kinds]) : undefined,
  )
}

/** One row more than `size`, so that the caller knows whether another page follows. */
export async function organisationsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: OrganisationFilter,
  cursor: Cursor | null,
  size: number = PAGE_SIZE,
): Promise<OrganisationRow[]> {
  const { sortKey, id } = organisations
  const { from, direction } = pageFrom(sortKey, id, 'text', !filter.descending, cursor)
  return await tx
    .select()
    .from(organisations)
    .where(and(matching(hubId, filter), from))
    .orderBy(direction(sortKey), direction(id))
    .limit(size + 1)
}

/** How many match, counted no further than `COUNT_LIMIT + 1`. */
export const organisationsCount = (tx: Tx, hubId: Id<'Hub'>, filter: OrganisationFilter): Promise<number> =>
  countMatching(tx, organisations, matching(hubId, filter))

export async function organisationById(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Organisation'>,
): Promise<OrganisationRow | null> {
  const [row] = await tx
    .select()
    .from(organisations)
    .where(and(eq(organisations.hubId, hubId), eq(organisations.id, id)))
  return row ?? null
}

/** False when another organisation of the hub has this SIRET: nothing is written then. */
export async function insertOrganisation(tx: Tx, organisation: NewOrganisation): Promise<boolean> {
  const { hubId, siret } = organisations
  const done = await tx
    .insert(organisations)
    .values(organisation)
    .onConflictDoNothing({ target: [hubId, siret] })
    .returning({ id: organisations.id })
  return done.length > 0
}

/** Writes over a record as it was read (`seenAt`); false when somebody changed it meanwhile. */
export async function updateOrganisation(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Organisation'>,
  seenAt: Date,
  change: Partial<NewOrganisation>,
): Promise<boolean> {
  const mine = and(
    eq(organisations.hubId, hubId),
    eq(organisations.id, id),
    eq(organisations.updatedAt, seenAt),
  )
  const done = await tx.update(organisations).set(change).where(mine).returning({ id: organisations.id })
  return done.length > 0
}

/** People who work there or speak for it. */
export const peopleOfOrganisation = (tx: Tx, hubId: Id<'Hub'>, id: Id<'Organisation'>, limit: number) =>
  tx
    .select({
      id: people.id,
      firstName: people.firstName,
      lastName: people.lastName,
      phone: people.phone,
      email: people.email,
    })
    .from(people)
    .where(and(eq(people.hubId, hubId), eq(people.organisationId, id), sql`${people.leftAt} IS NULL`))
    .orderBy(people.sortKey)
    .limit(limit)
