import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import type { Described } from '#modules/catalogue/service-form.ts'
import { serviceById, serviceKey, updateService } from '#modules/catalogue/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { unlessTaken } from '#platform/db/db.server.ts'

type EditServiceCode = 'not_permitted' | 'not_found' | 'name_taken' | 'changed_meanwhile'

/** Describes a service anew; its prices change by `setPrice` only. */
export async function editService(
  ctx: Ctx,
  id: Id<'Service'>,
  input: Described & { seenAt: Date },
): Promise<Result<null, EditServiceCode>> {
  if (!mayWriteCatalogue(ctx.actor)) return refuse('not_permitted')
  const { seenAt, description = '', ...service } = input
  return await unlessTaken('services_name', refuse('name_taken', 'name'), () =>
    ctx.tx(async (tx): Promise<Result<null, EditServiceCode>> => {
      if (!(await serviceById(tx, ctx.hub.id, id))) return refuse('not_found')
      const change = { ...service, description, sortKey: serviceKey(service.name), updatedAt: ctx.now() }
      if (!(await updateService(tx, ctx.hub.id, id, change, seenAt))) return refuse('changed_meanwhile')
      await audit(tx, ctx, 'edit', 'service', id)
      return ok(null)
    }),
  )
}
