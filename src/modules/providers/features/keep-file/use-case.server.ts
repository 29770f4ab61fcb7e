import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { mayKeepProviders, mayVetProviders } from '#modules/providers/permits.ts'
import type { Span } from '#modules/providers/rules/hours.ts'
import { lockFile, replaceHours, replaceServices, updateFile } from '#modules/providers/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'

export type FileInput = {
  zone: string[]
  skills: string[]
  weeklyCapacity?: number
  note?: string
  services: readonly Id<'Service'>[]
  hours: readonly (Span & { weekday: number })[]
  /** Terms: kept as they were when whoever writes may not vet. */
  sharePermille: number | null
  insuranceWaived?: string
  seenAt: Date
}
type FileCode = 'not_permitted' | 'not_found' | 'changed_meanwhile' | 'service_unknown'

/** Says where a provider goes, what they do, when and how much of it. */
export async function keepFile(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  input: FileInput,
): Promise<Result<null, FileCode>> {
  if (!mayKeepProviders(ctx.actor)) return refuse('not_permitted')
  const {
    services,
    hours,
    seenAt,
    sharePermille,
    insuranceWaived,
    weeklyCapacity,
    note = '',
    ...rest
  } = input
  const terms = mayVetProviders(ctx.actor) ? { sharePermille, insuranceWaived: insuranceWaived ?? null } : {}
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<null, FileCode>> => {
      const file = await lockFile(tx, c.hub.id, organisationId)
      if (!file) return refuse('not_found')
      if (file.updatedAt.getTime() !== seenAt.getTime()) return refuse('changed_meanwhile')
      const known = new Set((await listServices(c)).map((service) => service.id))
      if (services.some((id) => !known.has(id))) return refuse('service_unknown', 'services')
      const set = { ...rest, ...terms, note, weeklyCapacity: weeklyCapacity ?? null, updatedAt: c.now() }
      await updateFile(tx, c.hub.id, organisationId, set)
      await replaceServices(tx, c.hub.id, organisationId, services)
      await replaceHours(tx, c.hub.id, organisationId, hours)
      await audit(tx, c, 'edit', 'provider', organisationId)
      return ok(null)
    }),
  )
}
