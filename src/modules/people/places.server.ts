import { and, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { kept, throughKept } from './kept.ts'
import { organisations, people } from './tables.ts'

/** Where somebody is served, for those who go there. */
export type Place = {
  /** Empty for an organisation. */
  firstName: string
  /** The family name, or the organisation's. */
  lastName: string
  street: string | null
  postcode: string | null
  city: string | null
  phone: string | null
  /** What to know before ringing. */
  needs: string | null
}

/** Where several people live, in one query, each as the record that is kept says. */
export async function placesOfPeople(
  ctx: Ctx,
  ids: readonly (Id<'Person'> | null)[],
): Promise<Map<Id<'Person'>, Place>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { firstName, lastName, street, postcode, city, phone, needs } = kept
  const rows = await ctx.read((tx) =>
    tx
      .select({ id: people.id, firstName, lastName, street, postcode, city, phone, needs })
      .from(people)
      .innerJoin(kept, throughKept(ctx.hub.id))
      .where(and(eq(people.hubId, ctx.hub.id), inArray(people.id, wanted))),
  )
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}

/** The same for organisations. */
export async function placesOfOrganisations(
  ctx: Ctx,
  ids: readonly (Id<'Organisation'> | null)[],
): Promise<Map<Id<'Organisation'>, Place>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { id, name, street, postcode, city, phone, note } = organisations
  const rows = await ctx.read((tx) =>
    tx
      .select({ id, lastName: name, street, postcode, city, phone, needs: note })
      .from(organisations)
      .where(and(eq(organisations.hubId, ctx.hub.id), inArray(id, wanted))),
  )
  return new Map(rows.map((row) => [row.id, { ...row, firstName: '' }]))
}
