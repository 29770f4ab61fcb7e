import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { type PartsCode, writeParts } from '#modules/catalogue/parts.server.ts'
import { mayWriteCatalogue } from '#modules/catalogue/permits.ts'
import type { NewPart } from '#modules/catalogue/service-form.ts'
import { partRows, updateService } from '#modules/catalogue/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'

/** Changes what a package holds from now on; requests already taken keep what it held that day. */
export async function recastPackage(
  ctx: Ctx,
  id: Id<'Service'>,
  parts: readonly NewPart[],
): Promise<Result<null, 'not_permitted' | 'not_found' | PartsCode>> {
  if (!mayWriteCatalogue(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, 'not_found' | PartsCode>> => {
    const before = await partRows(tx, ctx.hub.id, [id])
    if (before.length === 0) return refuse('not_found')
    const written = await writeParts(tx, ctx, id, parts)
    if (!written.ok) return written
    await updateService(tx, ctx.hub.id, id, { updatedAt: ctx.now() })
    const brief = (rows: readonly NewPart[]) => rows.map((row) => [row.serviceId, row.quantity])
    await audit(tx, ctx, 'recast', 'service', id, { from: brief(before), to: brief(parts) })
    return ok(null)
  })
}
