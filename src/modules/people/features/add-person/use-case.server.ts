import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { insertRoles } from '#modules/people/membership-store.server.ts'
import { comparePeople } from '#modules/people/merges/pairs.server.ts'
import { organisationById } from '#modules/people/organisation-store.server.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import type { PersonForm } from '#modules/people/person-form.ts'
import { insertPerson, personKeys } from '#modules/people/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'

type Added = { id: Id<'Person'> }

/** Adds a person to the hub, with what they are to it. Answers their id. */
export async function addPerson(
  ctx: Ctx,
  input: PersonForm,
): Promise<Result<Added, 'not_permitted' | 'unknown_choice'>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  const { idempotencyKey, roles = [], firstName = '', ...rest } = input
  return await ctx.tx((tx) =>
    once<Added, 'unknown_choice'>(tx, ctx, idempotencyKey, async () => {
      if (rest.organisationId && !(await organisationById(tx, ctx.hub.id, rest.organisationId)))
        return refuse('unknown_choice', 'organisationId')
      const id = newId<'Person'>()
      const at = ctx.now()
      await insertPerson(tx, {
        ...rest,
        ...personKeys({ ...rest, firstName }),
        hubId: ctx.hub.id,
        id,
        firstName,
        createdAt: at,
        updatedAt: at,
        comparedAt: at,
      })
      await comparePeople(tx, ctx.hub.id, [id], at)
      await insertRoles(tx, ctx.hub.id, [id], roles, ctx.today())
      await audit(tx, ctx, 'add', 'person', id)
      return ok({ id })
    }),
  )
}
