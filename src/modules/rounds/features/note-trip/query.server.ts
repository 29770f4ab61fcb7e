import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { doneOn } from '#modules/requests/index.server.ts'
import { schemesOf, servedAlready } from '#modules/rounds/trips/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** What the form of a trip shows: the schemes, and the requests done that day that no trip served yet. */
export async function notePage(ctx: Ctx, day: Day, schemeId: Id<'Scheme'> | undefined) {
  const done = await doneOn(ctx, day)
  const { schemes, served } = await ctx.read(async (tx) => ({
    schemes: await schemesOf(tx, ctx.hub.id),
    served: await servedAlready(
      tx,
      ctx.hub.id,
      done.map((one) => one.id),
    ),
  }))
  const scheme = schemes.find((one) => one.id === schemeId) ?? (schemes.length === 1 ? schemes[0] : undefined)
  const values: Record<string, string> = { day, mode: scheme?.mode ?? '', handover: scheme?.handover ?? '' }
  if (scheme) Object.assign(values, { schemeId: scheme.id, zone: scheme.zone })
  return {
    schemes: schemes.map(({ id, name, how }) => ({ id, name, how })),
    waiting: done.filter((one) => !served.has(one.id)),
    values,
  }
}
