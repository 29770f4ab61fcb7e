import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { insertMembership, insertRoles, membershipWithin } from '#modules/people/membership-store.server.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { lockPerson } from '#modules/people/store.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { MembershipInput } from './form.ts'

export type MembershipCode =
  | 'not_permitted'
  | 'not_found'
  | 'ends_before_start'
  | 'amount_too_small'
  | 'already_member'

/** Makes a person a member from `startsOn` to `endsOn`. Refuses a period that overlaps one already recorded. */
export async function recordMembership(
  ctx: Ctx,
  input: MembershipInput,
): Promise<Result<{ id: Id<'Membership'> }, MembershipCode>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  const { personId, startsOn, endsOn, fee, idempotencyKey } = input
  if (endsOn < startsOn) return refuse('ends_before_start', 'endsOn')
  if (fee < 0n) return refuse('amount_too_small', 'fee')
  return await ctx.tx((tx) =>
    once<{ id: Id<'Membership'> }, MembershipCode>(tx, ctx, idempotencyKey, async () => {
      // The lock makes two memberships of one person wait for each other: both cannot see « none yet ».
      if (!(await lockPerson(tx, ctx.hub.id, personId))) return refuse('not_found', 'personId')
      if (await membershipWithin(tx, ctx.hub.id, personId, startsOn, endsOn))
        return refuse('already_member', 'startsOn')
      const id = newId<'Membership'>()
      await insertMembership(tx, {
        hubId: ctx.hub.id,
        id,
        personId,
        startsOn,
        endsOn,
        fee,
        recordedAt: ctx.now(),
      })
      await insertRoles(tx, ctx.hub.id, [personId], ['member'], startsOn)
      await audit(tx, ctx, 'join', 'person', personId, { startsOn, endsOn })
      await emit(tx, ctx, 'people.joined', personId, { membershipId: id, startsOn, endsOn })
      return ok({ id })
    }),
  )
}
