import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import { insertSite, siteOf, updateSite } from '#modules/people/contacts/store.server.ts'
import { organisationById } from '#modules/people/organisation-store.server.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import type { EditSiteForm, SiteForm } from './form.ts'

const written = ({ name, street, postcode, city, access }: Omit<SiteForm, 'idempotencyKey'>) => ({
  ...{ name, street: street ?? null, postcode: postcode ?? null, city: city ?? null },
  ...{ access: access ?? null, sortKey: fold(name) },
})

/** Adds a place of an organisation: its name, address, and what to know before going there. */
export async function addSite(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  { idempotencyKey, ...input }: SiteForm,
): Promise<Result<{ id: Id<'Site'> }, 'not_permitted' | 'not_found'>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once<{ id: Id<'Site'> }, 'not_found'>(tx, ctx, idempotencyKey, async () => {
      if (!(await organisationById(tx, ctx.hub.id, organisationId))) return refuse('not_found')
      const id = newId<'Site'>()
      const at = { createdAt: ctx.now(), updatedAt: ctx.now() }
      await insertSite(tx, { hubId: ctx.hub.id, id, organisationId, ...written(input), ...at })
      await audit(tx, ctx, 'add-site', 'organisation', organisationId)
      return ok({ id })
    }),
  )
}

type EditCode = 'not_permitted' | 'not_found' | 'changed_meanwhile'

/** Writes a site anew. */
export async function editSite(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  id: Id<'Site'>,
  { idempotencyKey: _key, seenAt, ...input }: EditSiteForm,
): Promise<Result<null, EditCode>> {
  return await change(ctx, organisationId, id, seenAt, 'edit-site', written(input))
}

/** Closes a site: it leaves the choices, and what was done there stays. `back` opens it again. */
export async function closeSite(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  id: Id<'Site'>,
  { seenAt, back }: { seenAt: Date; back: boolean },
): Promise<Result<null, EditCode>> {
  const verb = back ? 'open-site' : 'close-site'
  return await change(ctx, organisationId, id, seenAt, verb, { closedAt: back ? null : ctx.now() })
}

async function change(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  id: Id<'Site'>,
  seenAt: Date,
  verb: string,
  set: Parameters<typeof updateSite>[4],
): Promise<Result<null, EditCode>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, EditCode>> => {
    if (!(await siteOf(tx, ctx.hub.id, organisationId, id))) return refuse('not_found')
    const done = await updateSite(tx, ctx.hub.id, id, seenAt, { ...set, updatedAt: ctx.now() })
    if (!done) return refuse('changed_meanwhile')
    await audit(tx, ctx, verb, 'organisation', organisationId)
    return ok(null)
  })
}
