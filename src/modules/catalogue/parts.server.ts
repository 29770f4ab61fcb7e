import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { partsProblem } from './rules/parts.ts'
import type { NewPart } from './service-form.ts'
import { packagesAmong, replaceParts } from './store.server.ts'

export type PartsCode = 'parts_needed' | 'part_unknown' | 'part_twice' | 'part_is_package' | 'quantity_wrong'

/** Writes what a package is made of, in the order given, over what it was. A package never holds another. */
export async function writeParts(
  tx: Tx,
  ctx: Ctx,
  packageId: Id<'Service'>,
  parts: readonly NewPart[],
): Promise<Result<null, PartsCode>> {
  const problem = partsProblem(parts)
  if (problem) return refuse(problem, 'parts')
  const ids = parts.map((part) => part.serviceId)
  const { known, packages } = await packagesAmong(tx, ctx.hub.id, ids, packageId)
  if (ids.some((id) => id === packageId || packages.has(id))) return refuse('part_is_package', 'parts')
  if (ids.some((id) => !known.has(id))) return refuse('part_unknown', 'parts')
  await replaceParts(
    tx,
    ctx.hub.id,
    packageId,
    parts.map((part, position) => ({ ...part, hubId: ctx.hub.id, packageId, position })),
  )
  return ok(null)
}
