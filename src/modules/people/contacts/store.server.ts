import { and, asc, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { type Cursor, PAGE_SIZE } from '#platform/lists/keyset.ts'
import { pageFrom } from '#platform/lists/page.server.ts'
import { searchQuery } from '#platform/lists/search.ts'
import { kept, throughKept } from '../kept.ts'
import type { ContactRole } from '../rules/contacts.ts'
import type { OrganisationKind } from '../rules/segments.ts'
import { organisations, people } from '../tables.ts'
import { organisationContacts, organisationSites } from './tables.ts'

export type SiteRow = typeof organisationSites.$inferSelect
export type ContactRow = typeof organisationContacts.$inferSelect

/** More sites or contacts than one page of an organisation shows. */
const MOST = 200

/** Open sites of an organisation, by name. */
export const sitesOf = (tx: Tx, hubId: Id<'Hub'>, organisationId: Id<'Organisation'>): Promise<SiteRow[]> =>
  tx
    .select()
    .from(organisationSites)
    .where(
      and(
        eq(organisationSites.hubId, hubId),
        eq(organisationSites.organisationId, organisationId),
        isNull(organisationSites.closedAt),
      ),
    )
    .orderBy(asc(organisationSites.sortKey), asc(organisationSites.id))
    .limit(MOST)

/** A site of this organisation, open or closed; null when it is another's. */
export async function siteOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  organisationId: Id<'Organisation'>,
  id: Id<'Site'>,
): Promise<SiteRow | null> {
  const [row] = await tx
    .select()
    .from(organisationSites)
    .where(
      and(
        eq(organisationSites.hubId, hubId),
        eq(organisationSites.id, id),
        eq(organisationSites.organisationId, organisationId),
      ),
    )
  return row ?? null
}

export async function insertSite(tx: Tx, row: typeof organisationSites.$inferInsert): Promise<void> {
  await tx.insert(organisationSites).values(row)
}

/** Writes over a site as it was read; false when somebody changed it meanwhile. */
export async function updateSite(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Site'>,
  seenAt: Date,
  change: Partial<typeof organisationSites.$inferInsert>,
): Promise<boolean> {
  const done = await tx
    .update(organisationSites)
    .set(change)
    .where(
      and(
        eq(organisationSites.hubId, hubId),
        eq(organisationSites.id, id),
        eq(organisationSites.updatedAt, seenAt),
      ),
    )
    .returning({ id: organisationSites.id })
  return done.length > 0
}

/** Contacts that hold, with the person each leads to, their organisation and site. */
const contacts = (tx: Tx, hubId: Id<'Hub'>) =>
  tx
    .select({
      contact: organisationContacts,
      person: kept,
      site: organisationSites.name,
      organisation: organisations.name,
      kind: organisations.kind,
    })
    .from(organisationContacts)
    .innerJoin(people, and(eq(people.hubId, hubId), eq(people.id, organisationContacts.personId)))
    .innerJoin(kept, throughKept(hubId))
    .innerJoin(
      organisations,
      and(eq(organisations.hubId, hubId), eq(organisations.id, organisationContacts.organisationId)),
    )
    .leftJoin(
      organisationSites,
      and(eq(organisationSites.hubId, hubId), eq(organisationSites.id, organisationContacts.siteId)),
    )

const holds = (hubId: Id<'Hub'>) =>
  and(eq(organisationContacts.hubId, hubId), isNull(organisationContacts.until))

export type ListedContact = Awaited<ReturnType<typeof contactsOf>>[number]

/** Contacts of an organisation, the main one first. */
export const contactsOf = (tx: Tx, hubId: Id<'Hub'>, organisationId: Id<'Organisation'>) =>
  contacts(tx, hubId)
    .where(and(holds(hubId), eq(organisationContacts.organisationId, organisationId)))
    .orderBy(desc(organisationContacts.main), asc(organisationContacts.id))
    .limit(MOST)

/** For whom a person answers, under any of their ids. */
export const contactsOfPerson = (tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Person'>[]) =>
  contacts(tx, hubId)
    .where(and(holds(hubId), or(...ids.map((id) => eq(organisationContacts.personId, id)))))
    .orderBy(asc(organisationContacts.id))
    .limit(MOST)

export type ContactFilter = { q: string; role?: ContactRole; kind?: OrganisationKind; descending: boolean }

const matching = (hubId: Id<'Hub'>, filter: ContactFilter): SQL | undefined => {
  const query = searchQuery(filter.q)
  return and(
    holds(hubId),
    isNull(kept.leftAt),
    query ? or(sql`${kept.search} @@ ${query}`, sql`${organisations.search} @@ ${query}`) : undefined,
    filter.role ? eq(organisationContacts.role, filter.role) : undefined,
    filter.kind ? eq(organisations.kind, filter.kind) : undefined,
  )
}

/** One row more than a page of the contacts of every organisation, by the name of the organisation. */
export async function contactsPage(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: ContactFilter,
  cursor: Cursor | null,
): Promise<ListedContact[]> {
  const { sortKey } = organisations
  const { from, direction } = pageFrom(sortKey, organisationContacts.id, 'text', !filter.descending, cursor)
  return await contacts(tx, hubId)
    .where(and(matching(hubId, filter), from))
    .orderBy(direction(sortKey), direction(organisationContacts.id))
    .limit(PAGE_SIZE + 1)
}

/** How many match, counted no further than `limit`. */
export async function contactsCount(
  tx: Tx,
  hubId: Id<'Hub'>,
  filter: ContactFilter,
  limit: number,
): Promise<number> {
  const some = contacts(tx, hubId).where(matching(hubId, filter)).limit(limit)
  const { rows } = await tx.execute<{ n: number }>(
    sql`SELECT count(*)::int AS n FROM (${sql`SELECT 1 FROM (${some.getSQL()}) AS one`}) AS found`,
  )
  return rows[0]!.n
}

/** A contact of this organisation that holds; null when it is another's, or ended. */
export async function contactOf(
  tx: Tx,
  hubId: Id<'Hub'>,
  organisationId: Id<'Organisation'>,
  id: Id<'Contact'>,
): Promise<ListedContact | null> {
  const [row] = await contacts(tx, hubId).where(
    and(
      holds(hubId),
      eq(organisationContacts.id, id),
      eq(organisationContacts.organisationId, organisationId),
    ),
  )
  return row ?? null
}

/** False when this person already answers for that there: nothing is written then. */
export async function insertContact(tx: Tx, row: typeof organisationContacts.$inferInsert): Promise<boolean> {
  const done = await tx
    .insert(organisationContacts)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: organisationContacts.id })
  return done.length > 0
}

export async function updateContact(
  tx: Tx,
  hubId: Id<'Hub'>,
  id: Id<'Contact'>,
  change: Partial<typeof organisationContacts.$inferInsert>,
): Promise<void> {
  await tx
    .update(organisationContacts)
    .set(change)
    .where(and(eq(organisationContacts.hubId, hubId), eq(organisationContacts.id, id)))
}

/** Holds the organisation until the transaction ends, so that it has one main contact at a time; false when unknown. */
export async function lockOrganisation(tx: Tx, hubId: Id<'Hub'>, id: Id<'Organisation'>): Promise<boolean> {
  const rows = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.hubId, hubId), eq(organisations.id, id)))
    .for('update')
  return rows.length > 0
}

/** Takes the place of the main contact from whoever has it. */
export async function clearMain(tx: Tx, hubId: Id<'Hub'>, organisationId: Id<'Organisation'>): Promise<void> {
  await tx
    .update(organisationContacts)
    .set({ main: false })
    .where(
      and(
        holds(hubId),
        eq(organisationContacts.organisationId, organisationId),
        eq(organisationContacts.main, true),
      ),
    )
}
