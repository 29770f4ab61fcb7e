import { and, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { kept, throughKept } from './kept.ts'
import { fullName } from './rules/names.ts'
import type { Need } from './rules/reach.ts'
import { organisations, people } from './tables.ts'

/** What one needs at somebody's door. */
export type Door = {
  name: string
  phone: string | null
  email: string | null
  street: string | null
  postcode: string | null
  city: string | null
  known: readonly Need[]
  needs: string | null
}

/** How several people are found and reached, in one query; through the record kept when two were merged. */
export async function doorsOfPeople(
  ctx: Ctx,
  ids: readonly (Id<'Person'> | null)[],
): Promise<Map<Id<'Person'>, Door>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.read((tx) =>
    tx
      .select({
        id: people.id,
        firstName: kept.firstName,
        lastName: kept.lastName,
        phone: kept.phone,
        email: kept.email,
        street: kept.street,
        postcode: kept.postcode,
        city: kept.city,
        known: kept.knownNeeds,
        needs: kept.needs,
      })
      .from(people)
      .innerJoin(kept, throughKept(ctx.hub.id))
      .where(and(eq(people.hubId, ctx.hub.id), inArray(people.id, wanted))),
  )
  return new Map(
    rows.map(({ id, firstName, lastName, ...rest }) => [
      id,
      { name: fullName({ firstName, lastName }), ...rest },
    ]),
  )
}

/** The same for organisations. */
export async function doorsOfOrganisations(
  ctx: Ctx,
  ids: readonly (Id<'Organisation'> | null)[],
): Promise<Map<Id<'Organisation'>, Door>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.read((tx) =>
    tx
      .select()
      .from(organisations)
      .where(and(eq(organisations.hubId, ctx.hub.id), inArray(organisations.id, wanted))),
  )
  return new Map(
    rows.map(({ id, name, phone, email, street, postcode, city, note }) => [
      id,
      { name, phone, email, street, postcode, city, known: [], needs: note },
    ]),
  )
}
