import { and, eq, inArray } from 'drizzle-orm'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { kept, throughKept } from './kept.ts'
import { type MembershipRow, membershipWithin } from './membership-store.server.ts'
import { sameAs } from './merge-store.server.ts'
import { type OrganisationRow, organisationById, organisationsPage } from './organisation-store.server.ts'
import { fullName, showPhone } from './rules/names.ts'
import type { OrganisationKind, PersonSegment, Segment } from './rules/segments.ts'
import { segmentOfKind } from './rules/segments.ts'
import { type PersonRow, peopleFrom, personOrKept, somePeople } from './store.server.ts'
import { organisations, people } from './tables.ts'

type PersonChoice = { id: Id<'Person'>; label: string; segment: PersonSegment; detail: string }
type OrganisationChoice = {
  id: Id<'Organisation'>
  label: string
  kind: OrganisationKind
  /** Whose price it pays. */
  segment: Segment
  detail: string
}

const detailOf = (row: { city: string | null; phone: string | null; email: string | null }): string =>
  [row.city, row.phone ? showPhone(row.phone) : row.email].filter(Boolean).join(' · ')

/** A telephone as far as it is typed, without what separates its digits; null for anything else. */
const digitsOf = (q: string): string | null => {
  const tidy = q.replace(/[\s.\-()/]/g, '')
  return /^(\+|0)\d+$/.test(tidy) ? tidy : null
}

/** « Zoé Martin » as the index writes it: the last word first. */
const turned = (typed: string): string | null => {
  const words = typed.split(' ')
  return words.length < 2 ? null : [words.at(-1), ...words.slice(0, -1)].join(' ')
}

/**
 * People to choose from, as one types; the first of the list when nothing is typed. Those whose name begins as typed
 * come first, written either way round, or whose number does: each is one range of an index. The others are found by
 * the start of their words. Each step costs the same however many people share a name.
 */
export async function findPeople(ctx: Ctx, q: string, limit = 20): Promise<PersonChoice[]> {
  const filter = { q: q.slice(0, 100), descending: false }
  const typed = fold(filter.q)
  const [digits, other] = [digitsOf(filter.q), turned(typed)]
  const found = new Map<Id<'Person'>, PersonRow>()
  const add = (rows: readonly PersonRow[]) => {
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, row)
    return found.size >= limit
  }
  await ctx.read(async (tx) => {
    if (digits) {
      if (add(await peopleFrom(tx, ctx.hub.id, 'phone', digits, limit))) return
      // Its digits may also stand in another field, or be written with its country: by words, below.
    } else if (add(await peopleFrom(tx, ctx.hub.id, 'sortKey', typed, limit))) return
    if (other && !digits && add(await peopleFrom(tx, ctx.hub.id, 'sortKey', other, limit))) return
    if (typed !== '' && !(digits && found.size > 0)) add(await somePeople(tx, ctx.hub.id, filter, limit))
  })
  return [...found.values()]
    .slice(0, limit)
    .map((row) => ({ id: row.id, label: fullName(row), segment: row.segment, detail: detailOf(row) }))
}

/** The one person that a typed name means, or why it means none: an exact name wins over one that begins so. */
export async function personNamed(
  ctx: Ctx,
  typed: string,
): Promise<Result<Id<'Person'>, 'nobody_found' | 'several_found'>> {
  const found = await findPeople(ctx, typed, 5)
  const exact = found.filter(({ label }) => fold(label) === fold(typed))
  const [only, ...others] = exact.length > 0 ? exact : found
  if (!only) return refuse('nobody_found')
  return others.length > 0 ? refuse('several_found') : ok(only.id)
}

/** Organisations to choose from, by words and kinds. */
export async function findOrganisations(
  ctx: Ctx,
  { q = '', kinds, limit = 50 }: { q?: string; kinds?: readonly OrganisationKind[]; limit?: number } = {},
): Promise<OrganisationChoice[]> {
  const filter = { q: q.slice(0, 100), kinds, descending: false }
  const rows = await ctx.read((tx) => organisationsPage(tx, ctx.hub.id, filter, null, limit))
  return rows.slice(0, limit).map((row) => ({
    id: row.id,
    label: row.name,
    kind: row.kind,
    segment: segmentOfKind(row.kind),
    detail: detailOf(row),
  }))
}

/** One person, also when they left, through the record that is kept when two were merged; null when unknown here. */
export const getPerson = (ctx: Ctx, id: Id<'Person'>): Promise<PersonRow | null> =>
  ctx.read((tx) => personOrKept(tx, ctx.hub.id, id))

export const getOrganisation = (ctx: Ctx, id: Id<'Organisation'>): Promise<OrganisationRow | null> =>
  ctx.read((tx) => organisationById(tx, ctx.hub.id, id))

/** « Prénom Nom » of several people in one query, for lists. */
export async function peopleNames(
  ctx: Ctx,
  ids: readonly (Id<'Person'> | null)[],
): Promise<Map<Id<'Person'>, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.read((tx) =>
    tx
      .select({ id: people.id, firstName: kept.firstName, lastName: kept.lastName })
      .from(people)
      .innerJoin(kept, throughKept(ctx.hub.id))
      .where(and(eq(people.hubId, ctx.hub.id), inArray(people.id, wanted))),
  )
  return new Map(rows.map((row) => [row.id, fullName(row)]))
}

export async function organisationNames(
  ctx: Ctx,
  ids: readonly (Id<'Organisation'> | null)[],
): Promise<Map<Id<'Organisation'>, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.read((tx) =>
    tx
      .select({ id: organisations.id, name: organisations.name })
      .from(organisations)
      .where(and(eq(organisations.hubId, ctx.hub.id), inArray(organisations.id, wanted))),
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** What kind of organisation each is, in one query. */
export async function organisationKinds(
  ctx: Ctx,
  ids: readonly (Id<'Organisation'> | null)[],
): Promise<Map<Id<'Organisation'>, OrganisationKind>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.read((tx) =>
    tx
      .select({ id: organisations.id, kind: organisations.kind })
      .from(organisations)
      .where(and(eq(organisations.hubId, ctx.hub.id), inArray(organisations.id, wanted))),
  )
  return new Map(rows.map((row) => [row.id, row.kind]))
}

/** Every id that a person's past may be written under: their own, and those merged into it. */
export const idsOfPerson = (ctx: Ctx, id: Id<'Person'>): Promise<Id<'Person'>[]> =>
  ctx.read((tx) => sameAs(tx, ctx.hub.id, id))

/** The membership of a person that covers a day, or null. */
export const membershipOf = (ctx: Ctx, personId: Id<'Person'>, day: Day): Promise<MembershipRow | null> =>
  ctx.read((tx) => membershipWithin(tx, ctx.hub.id, personId, day, day))

/** The membership that covers some day of a span (both ends included), the latest to end. */
export const membershipBetween = (
  ctx: Ctx,
  personId: Id<'Person'>,
  from: Day,
  to: Day,
): Promise<MembershipRow | null> => ctx.read((tx) => membershipWithin(tx, ctx.hub.id, personId, from, to))

/** The membership in force on a day or paid ahead of it that ends last: the next one begins after it. */
export const lastMembership = (ctx: Ctx, personId: Id<'Person'>, from: Day): Promise<MembershipRow | null> =>
  membershipBetween(ctx, personId, from, '9999-12-31' as Day)

/** What several organisations are, in one query: whose price each pays, and its name. */
export async function organisationsById(
  ctx: Ctx,
  ids: readonly Id<'Organisation'>[],
): Promise<Map<Id<'Organisation'>, { name: string; kind: OrganisationKind; segment: Segment }>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.read((tx) =>
    tx
      .select({ id: organisations.id, name: organisations.name, kind: organisations.kind })
      .from(organisations)
      .where(and(eq(organisations.hubId, ctx.hub.id), inArray(organisations.id, wanted))),
  )
  return new Map(rows.map(({ id, name, kind }) => [id, { name, kind, segment: segmentOfKind(kind) }]))
}
