import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { consentsOf } from '#modules/people/consent-store.server.ts'
import { endRoles } from '#modules/people/membership-store.server.ts'
import { closeMerge, moveProxies, pointTo } from '#modules/people/merge-store.server.ts'
import { comparePeople } from '#modules/people/merges/pairs.server.ts'
import type { MergeTrace } from '#modules/people/merges/tables.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { lastWords } from '#modules/people/rules/consents.ts'
import {
  lockPerson,
  type PersonRow,
  personById,
  personKeys,
  updatePerson,
} from '#modules/people/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'

/** Columns that still hold what the merge wrote: what somebody changed since stays as they wrote it. */
function untouched(now: PersonRow, { before, after }: MergeTrace): Partial<PersonRow> {
  const same = (column: string) =>
    JSON.stringify(now[column as keyof PersonRow]) === JSON.stringify(after[column])
  return Object.fromEntries(Object.entries(before).filter(([column]) => same(column)))
}

/** What somebody agrees to, from the words that are theirs alone. */
async function agreedNow(tx: Tx, ctx: Ctx, id: Id<'Person'>): Promise<PersonRow['agreed']> {
  const words = lastWords(await consentsOf(tx, ctx.hub.id, id))
  return [...words].filter(([, { given }]) => given).map(([purpose]) => purpose)
}

/**
 * Makes two people again of a merge. What was taken or done since under the kept record stays with it; households are
 * left as they are, and the page says so.
 */
export async function undoMerge(
  ctx: Ctx,
  keptId: Id<'Person'>,
  mergeId: Id<'Merge'>,
): Promise<Result<{ goneId: Id<'Person'> }, 'not_permitted' | 'not_found' | 'already_so'>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<{ goneId: Id<'Person'> }, 'not_found' | 'already_so'>> => {
    const hubId = ctx.hub.id
    if (!(await lockPerson(tx, hubId, keptId))) return refuse('not_found')
    const at = ctx.now()
    const merge = await closeMerge(tx, hubId, keptId, mergeId, at)
    if (!merge) return refuse('already_so')
    const { goneId, trace } = merge
    const leftAt = trace.goneLeftAt ? new Date(trace.goneLeftAt) : null
    await pointTo(tx, hubId, [goneId], { mergedInto: null, leftAt, updatedAt: at })
    await pointTo(tx, hubId, trace.aliases, { mergedInto: goneId, updatedAt: at })
    await moveProxies(tx, hubId, keptId, goneId, { for: trace.proxiesFor, by: trace.proxiesBy })
    await endRoles(tx, hubId, keptId, trace.roles, ctx.today())
    const kept = (await personById(tx, hubId, keptId))!
    const back = untouched(kept, trace)
    const change = { ...back, agreed: await agreedNow(tx, ctx, keptId) }
    await updatePerson(tx, hubId, keptId, kept.updatedAt, {
      ...change,
      ...personKeys({ ...kept, ...back }),
      updatedAt: at,
    })
    const gone = (await personById(tx, hubId, goneId))!
    const account = kept.userId !== null && change.userId === null ? { userId: kept.userId } : {}
    await updatePerson(tx, hubId, goneId, gone.updatedAt, {
      ...account,
      agreed: await agreedNow(tx, ctx, goneId),
      updatedAt: at,
    })
    await comparePeople(tx, hubId, [keptId, goneId], at)
    for (const id of [keptId, goneId]) await audit(tx, ctx, 'unmerge', 'person', id)
    return ok({ goneId })
  })
}
