import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { insertPerson } from '#modules/people/store.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import type { PersonForm } from './form.ts'

/** Adds a person to the hub. Answers their id. */
export async function addPerson(
  ctx: Ctx,
  input: PersonForm,
): Promise<Result<{ id: Id<'Person'> }, 'not_permitted'>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  const { idempotencyKey, firstName = '', lastName, ...rest } = input
  return await ctx.tx((tx) =>
    once(tx, ctx, idempotencyKey, async () => {
      const id = newId<'Person'>()
      const at = ctx.now()
      await insertPerson(tx, {
        ...rest,
        hubId: ctx.hub.id,
        id,
        firstName,
        lastName,
        createdAt: at,
        updatedAt: at,
        sortKey: fold(`${lastName} ${firstName}`),
        words: searchWords(lastName, firstName, rest.phone, rest.email, rest.city),
      })
      await audit(tx, ctx, 'add', 'person', id)
      return ok({ id })
    }),
  )
}
