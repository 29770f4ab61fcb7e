import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { OrganisationForm } from '#modules/people/organisation-form.ts'
import { insertOrganisation, organisationKeys } from '#modules/people/organisation-store.server.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'

type Added = { id: Id<'Organisation'> }

/** Adds an organisation: partner, client, provider or funder. One SIRET belongs to one record. */
export async function addOrganisation(
  ctx: Ctx,
  input: OrganisationForm,
): Promise<Result<Added, 'not_permitted' | 'siret_taken'>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  const { idempotencyKey, ...organisation } = input
  return await ctx.tx((tx) =>
    once<Added, 'siret_taken'>(tx, ctx, idempotencyKey, async () => {
      const id = newId<'Organisation'>()
      const at = ctx.now()
      const added = await insertOrganisation(tx, {
        ...organisation,
        ...organisationKeys(organisation),
        hubId: ctx.hub.id,
        id,
        createdAt: at,
        updatedAt: at,
      })
      if (!added) return refuse('siret_taken', 'siret')
      await audit(tx, ctx, 'add', 'organisation', id)
      return ok({ id })
    }),
  )
}
