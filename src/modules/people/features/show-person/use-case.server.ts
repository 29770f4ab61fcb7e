import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { comparePeople } from '#modules/people/merges/pairs.server.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { lockPerson, personById, setLeft } from '#modules/people/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'

type LeaveCode = 'not_permitted' | 'not_found' | 'already_so'

/** Takes a person out of the lists and choices; their history stays. */
export const leavePerson = (ctx: Ctx, id: Id<'Person'>, reason: string): Promise<Result<null, LeaveCode>> =>
  move(ctx, id, ctx.now(), reason)

/** The way back from `leavePerson`. */
export const bringBackPerson = (ctx: Ctx, id: Id<'Person'>): Promise<Result<null, LeaveCode>> =>
  move(ctx, id, null)

async function move(
  ctx: Ctx,
  id: Id<'Person'>,
  leftAt: Date | null,
  reason?: string,
): Promise<Result<null, LeaveCode>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, LeaveCode>> => {
    if (!(await lockPerson(tx, ctx.hub.id, id))) return refuse('not_found')
    const person = await personById(tx, ctx.hub.id, id)
    if ((person?.leftAt === null) === (leftAt === null)) return refuse('already_so')
    await setLeft(tx, ctx.hub.id, id, leftAt, ctx.now())
    await comparePeople(tx, ctx.hub.id, [id], ctx.now())
    await audit(tx, ctx, leftAt ? 'leave' : 'back', 'person', id, reason ? { reason } : undefined)
    return ok(null)
  })
}
