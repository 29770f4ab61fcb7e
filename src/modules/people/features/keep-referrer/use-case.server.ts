import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { organisationById } from '#modules/people/organisation-store.server.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { lockPerson, personOrKept, setReferrer } from '#modules/people/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'

/** Who sent somebody: a person, an organisation, or nobody in particular. */
export type Referrer =
  | { readonly personId: Id<'Person'> }
  | { readonly organisationId: Id<'Organisation'> }
  | null

type Code = 'not_permitted' | 'not_found' | 'not_oneself' | 'unknown_choice'

/** Notes who sent somebody to the place; a record merged counts for the one kept. */
export async function noteReferrer(
  ctx: Ctx,
  personId: Id<'Person'>,
  by: Referrer,
): Promise<Result<null, Code>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, Code>> => {
    if (!(await lockPerson(tx, ctx.hub.id, personId))) return refuse('not_found')
    const asked = by && 'personId' in by ? by.personId : null
    const person = asked && (await personOrKept(tx, ctx.hub.id, asked))
    if (asked && !person) return refuse('unknown_choice')
    if (person?.id === personId) return refuse('not_oneself')
    const organisationId = by && 'organisationId' in by ? by.organisationId : null
    if (organisationId && !(await organisationById(tx, ctx.hub.id, organisationId)))
      return refuse('unknown_choice')
    await setReferrer(tx, ctx.hub.id, personId, { referredBy: person?.id ?? null, organisationId })
    await audit(tx, ctx, 'refer', 'person', personId)
    return ok(null)
  })
}
