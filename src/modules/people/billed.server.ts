import { and, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { kept, throughKept } from './kept.ts'
import { fullName } from './rules/names.ts'
import type { OrganisationKind } from './rules/segments.ts'
import { organisations, people } from './tables.ts'

/** What an invoice says of somebody. */
export type Billed = {
  readonly name: string
  readonly street: string | null
  readonly postcode: string | null
  readonly city: string | null
  readonly email: string | null
  readonly phone: string | null
  /** Null for a person. */
  readonly kind: OrganisationKind | null
  readonly siret: string | null
}

/** Several people as invoices name them, in one query, each as the record that is kept says. */
export async function billedPeople(
  ctx: Ctx,
  ids: readonly Id<'Person'>[],
): Promise<Map<Id<'Person'>, Billed>> {
  if (ids.length === 0) return new Map()
  const { firstName, lastName, street, postcode, city, email, phone } = kept
  const rows = await ctx.read((tx) =>
    tx
      .select({ id: people.id, firstName, lastName, street, postcode, city, email, phone })
      .from(people)
      .innerJoin(kept, throughKept(ctx.hub.id))
      .where(and(eq(people.hubId, ctx.hub.id), inArray(people.id, [...ids]))),
  )
  return new Map(
    rows.map(({ id, firstName, lastName, ...place }) => [
      id,
      { ...place, name: fullName({ firstName, lastName }), kind: null, siret: null },
    ]),
  )
}

/** The same for organisations. */
export async function billedOrganisations(
  ctx: Ctx,
  ids: readonly Id<'Organisation'>[],
): Promise<Map<Id<'Organisation'>, Billed>> {
  if (ids.length === 0) return new Map()
  const { id, name, street, postcode, city, email, phone, kind, siret } = organisations
  const rows = await ctx.read((tx) =>
    tx
      .select({ id, name, street, postcode, city, email, phone, kind, siret })
      .from(organisations)
      .where(and(eq(organisations.hubId, ctx.hub.id), inArray(id, [...ids]))),
  )
  return new Map(rows.map(({ id: key, ...billed }) => [key, billed]))
}
