import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  organisationById,
  organisationKeys,
  updateOrganisation,
} from '#modules/people/organisation-store.server.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { changedFields } from '#modules/people/rules/changes.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { unlessTaken } from '#platform/db/db.server.ts'
import type { EditOrganisationForm } from './form.ts'

type Code = 'not_permitted' | 'not_found' | 'siret_taken' | 'changed_meanwhile'

/** Writes an organisation's record anew; the history keeps which fields changed. */
export async function editOrganisation(
  ctx: Ctx,
  id: Id<'Organisation'>,
  input: EditOrganisationForm,
): Promise<Result<null, Code>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  const { idempotencyKey: _key, seenAt, ...form } = input
  const wanted = {
    name: form.name,
    kind: form.kind,
    siret: form.siret ?? null,
    phone: form.phone ?? null,
    email: form.email ?? null,
    street: form.street ?? null,
    postcode: form.postcode ?? null,
    city: form.city ?? null,
    note: form.note ?? null,
  }
  return await unlessTaken('organisations_siret', refuse('siret_taken', 'siret'), () =>
    ctx.tx(async (tx): Promise<Result<null, Code>> => {
      const before = await organisationById(tx, ctx.hub.id, id)
      if (!before) return refuse('not_found')
      const change = { ...wanted, ...organisationKeys(wanted), updatedAt: ctx.now() }
      if (!(await updateOrganisation(tx, ctx.hub.id, id, seenAt, change))) return refuse('changed_meanwhile')
      const fields = changedFields(before, wanted)
      if (fields.length > 0) await audit(tx, ctx, 'edit', 'organisation', id, { fields })
      return ok(null)
    }),
  )
}
