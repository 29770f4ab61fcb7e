import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { endRoles, insertRoles, tiesOf } from '#modules/people/membership-store.server.ts'
import { comparePeople } from '#modules/people/merges/pairs.server.ts'
import { organisationById } from '#modules/people/organisation-store.server.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { changedFields } from '#modules/people/rules/changes.ts'
import { personById, personKeys, updatePerson } from '#modules/people/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { EditPersonForm } from './form.ts'

type Code = 'not_permitted' | 'not_found' | 'unknown_choice' | 'changed_meanwhile'

/** Writes a person's record anew. The history keeps which fields changed, not what they held. */
export async function editPerson(
  ctx: Ctx,
  id: Id<'Person'>,
  input: EditPersonForm,
): Promise<Result<null, Code>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  const { idempotencyKey: _key, seenAt, roles = [], ...form } = input
  const wanted = {
    firstName: form.firstName ?? '',
    lastName: form.lastName,
    segment: form.segment,
    phone: form.phone ?? null,
    email: form.email ?? null,
    street: form.street ?? null,
    postcode: form.postcode ?? null,
    city: form.city ?? null,
    needs: form.needs ?? null,
    organisationId: form.organisationId ?? null,
  }
  return await ctx.tx(async (tx): Promise<Result<null, Code>> => {
    const before = await personById(tx, ctx.hub.id, id)
    if (!before) return refuse('not_found')
    if (wanted.organisationId && !(await organisationById(tx, ctx.hub.id, wanted.organisationId)))
      return refuse('unknown_choice', 'organisationId')
    const change = { ...wanted, ...personKeys(wanted), updatedAt: ctx.now() }
    if (!(await updatePerson(tx, ctx.hub.id, id, seenAt, change))) return refuse('changed_meanwhile')
    await comparePeople(tx, ctx.hub.id, [id], ctx.now())
    const held = (await tiesOf(tx, ctx.hub.id, [id])).get(id)?.roles ?? []
    const gone = held.filter((role) => !roles.includes(role))
    const come = roles.filter((role) => !held.includes(role))
    await endRoles(tx, ctx.hub.id, id, gone, ctx.today())
    await insertRoles(tx, ctx.hub.id, [id], come, ctx.today())
    const fields: string[] = changedFields(before, wanted)
    if (gone.length + come.length > 0) fields.push('roles')
    if (fields.length > 0) await audit(tx, ctx, 'edit', 'person', id, { fields })
    return ok(null)
  })
}
