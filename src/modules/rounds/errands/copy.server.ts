import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { roundErrands } from './tables.ts'

/** The errands noted for somebody, for a copy of their data: what was written of them, without the hub's costs and hands. */
export const copyOfErrands = (ctx: Ctx, ids: readonly Id<'Person'>[]) =>
  ctx.read((tx) =>
    tx
      .select({
        number: roundErrands.number,
        day: roundErrands.day,
        state: roundErrands.state,
        label: roundErrands.what,
        address: roundErrands.address,
        phone: roundErrands.phone,
        note: roundErrands.note,
        recordedAt: roundErrands.createdAt,
      })
      .from(roundErrands)
      .where(and(eq(roundErrands.hubId, ctx.hub.id), inArray(roundErrands.personId, [...ids])))
      .orderBy(asc(roundErrands.day), asc(roundErrands.id)),
  )
