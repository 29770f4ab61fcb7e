import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { mayKeepCommittee } from '../permits.ts'
import type { Quorum } from '../rules/gate.ts'
import { lockTrial } from '../store.server.ts'
import { insertMember, membersById, membersOf, setQuorum, updateMember } from './store.server.ts'

export type MemberFacts = {
  name: string
  role: string
  email?: string
  voices: number
  userId?: string
  idempotencyKey?: string
}
type Refused = 'not_permitted' | 'not_found' | 'account_taken'

/** Brings somebody into the committee. A gate already open keeps the committee that it found. */
export async function addMember(
  ctx: Ctx,
  input: MemberFacts,
): Promise<Result<{ id: Id<'CommitteeMember'> }, Refused>> {
  if (!mayKeepCommittee(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx((tx) =>
    once(tx, ctx, input.idempotencyKey, async () => {
      await lockTrial(tx, ctx)
      const members = await membersOf(tx, ctx.hub.id)
      if (input.userId && members.some(({ userId }) => userId === input.userId))
        return refuse('account_taken', 'userId')
      const id = newId<'CommitteeMember'>()
      const at = ctx.now()
      await insertMember(tx, {
        ...{ hubId: ctx.hub.id, id, ...factsOf(input), createdAt: at, updatedAt: at, leftAt: null },
      })
      await audit(tx, ctx, 'add', 'committee-member', id)
      return ok({ id })
    }),
  )
}

/** Changes what is known of a member. */
export async function changeMember(
  ctx: Ctx,
  id: Id<'CommitteeMember'>,
  input: MemberFacts,
): Promise<Result<{ id: Id<'CommitteeMember'> }, Refused>> {
  if (!mayKeepCommittee(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await lockTrial(tx, ctx)
    const members = await membersOf(tx, ctx.hub.id)
    if (!members.some((one) => one.id === id)) return refuse('not_found')
    if (input.userId && members.some((one) => one.userId === input.userId && one.id !== id))
      return refuse('account_taken', 'userId')
    await updateMember(tx, ctx.hub.id, id, { ...factsOf(input), updatedAt: ctx.now() })
    await audit(tx, ctx, 'change', 'committee-member', id)
    return ok({ id })
  })
}

const factsOf = ({ name, role, email, voices, userId }: MemberFacts) => ({
  ...{ name, role, email: email ?? null, voices, userId: userId ?? null },
})

/** Somebody leaves the committee, or comes back: opinions given stay. */
export async function setMemberLeft(
  ctx: Ctx,
  id: Id<'CommitteeMember'>,
  left: boolean,
): Promise<Result<{ id: Id<'CommitteeMember'> }, Refused>> {
  if (!mayKeepCommittee(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await lockTrial(tx, ctx)
    const [member] = await membersById(tx, ctx.hub.id, [id])
    if (!member) return refuse('not_found')
    const others = await membersOf(tx, ctx.hub.id)
    if (!left && member.userId && others.some((one) => one.userId === member.userId && one.id !== id))
      return refuse('account_taken')
    await updateMember(tx, ctx.hub.id, id, { leftAt: left ? ctx.now() : null, updatedAt: ctx.now() })
    await audit(tx, ctx, left ? 'remove' : 'restore', 'committee-member', id)
    return ok({ id })
  })
}

/** Chooses how many voices a decision needs. A gate already open keeps the rule that it found. */
export async function chooseQuorum(ctx: Ctx, quorum: Quorum): Promise<Result<undefined, Refused>> {
  if (!mayKeepCommittee(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    await lockTrial(tx, ctx)
    await setQuorum(tx, ctx.hub.id, quorum, ctx.now())
    await audit(tx, ctx, 'set', 'trial-quorum', ctx.hub.id, { quorum })
    return ok(undefined)
  })
}
