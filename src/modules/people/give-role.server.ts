import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { insertRoles } from './membership-store.server.ts'
import { mayWritePeople } from './permits.ts'
import type { PersonRole } from './rules/segments.ts'
import { knownPeople } from './store.server.ts'

/** Makes a person a volunteer, an ambassador…; giving it twice changes nothing. */
export async function addPersonRole(
  ctx: Ctx,
  { personId, role }: { personId: Id<'Person'>; role: PersonRole },
): Promise<Result<{ given: number }, 'not_permitted' | 'not_found'>> {
  return await addRoleToPeople(ctx, { personIds: [personId], role })
}

/** The same for the people ticked in a list: all of them, or nobody when one is unknown. */
export async function addRoleToPeople(
  ctx: Ctx,
  { personIds, role }: { personIds: readonly Id<'Person'>[]; role: PersonRole },
): Promise<Result<{ given: number }, 'not_permitted' | 'not_found'>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<{ given: number }, 'not_found'>> => {
    const known = await knownPeople(tx, ctx.hub.id, personIds)
    if (known.length < new Set(personIds).size) return refuse('not_found')
    await insertRoles(tx, ctx.hub.id, known, [role], ctx.today())
    for (const id of known) await audit(tx, ctx, 'give-role', 'person', id, { role })
    return ok({ given: known.length })
  })
}
