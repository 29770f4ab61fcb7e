import { and, eq, inArray } from 'drizzle-orm'
import { ok, type Result, refuse } from '#kit/result.ts'
import { maySettle } from '#modules/people/permits.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'
import { hubs } from '#platform/db/tables.ts'
import { accountOfEmail, createAccount, giveRole, withdrawRole } from '#platform/session/accounts.server.ts'
import { hubRoles } from '#platform/session/tables.ts'
import type { HubForm, InviteForm, WithdrawForm } from './form.ts'

/** Names the hub, says where it is and in which zone its days are counted. */
export async function editHub(ctx: Ctx, input: HubForm): Promise<Result<null, 'not_permitted'>> {
  if (!maySettle(ctx.actor)) return refuse('not_permitted')
  const { name, place = '', openWords = '', zone } = input
  return await ctx.tx(async (tx) => {
    await tx.update(hubs).set({ name, place, openWords, zone }).where(eq(hubs.id, ctx.hub.id))
    await audit(tx, ctx, 'edit', 'hub', ctx.hub.id)
    return ok(null)
  })
}

/**
 * Gives somebody a role in the hub, with an account when their address has none yet. An account known elsewhere
 * keeps its own name and password. Only an administrator makes another one.
 */
export async function inviteAccount(
  ctx: Ctx,
  db: Db,
  input: InviteForm,
): Promise<Result<{ userId: string }, 'not_permitted' | 'unknown_choice'>> {
  if (!maySettle(ctx.actor)) return refuse('not_permitted')
  if (input.role === 'admin' && !ctx.actor.roles.includes('admin')) return refuse('unknown_choice', 'role')
  const { name, email } = input
  const created = await createAccount(db, { name, email, at: ctx.now() })
  const userId = created.ok ? created.value.userId : (await accountOfEmail(db, email))!.id
  return await ctx.together(async (c) => {
    await giveRole(c, userId, input.role)
    await c.tx((tx) => audit(tx, c, 'invite', 'account', userId, { role: input.role }))
    return ok({ userId })
  })
}

/**
 * Takes a role back. The hub keeps at least one account that settles it, and only an administrator takes that role
 * from another: nobody locks everybody out, themselves included.
 */
export async function withdrawStaffRole(
  ctx: Ctx,
  { userId, role }: WithdrawForm,
): Promise<Result<null, 'not_permitted' | 'unknown_choice' | 'last_to_settle'>> {
  if (!maySettle(ctx.actor)) return refuse('not_permitted')
  if (role === 'admin' && !ctx.actor.roles.includes('admin')) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<null, 'unknown_choice' | 'last_to_settle'>> => {
      // The hub's row stays locked: two coordinators who take each other's role at once leave one.
      await tx.select({ id: hubs.id }).from(hubs).where(eq(hubs.id, c.hub.id)).for('update')
      if (!(await withdrawRole(c, userId, role))) return refuse('unknown_choice', 'role')
      const [left] = await tx
        .select({ userId: hubRoles.userId })
        .from(hubRoles)
        .where(and(eq(hubRoles.hubId, c.hub.id), inArray(hubRoles.role, ['admin', 'coordinator'])))
        .limit(1)
      if (!left) return refuse('last_to_settle')
      await audit(tx, c, 'withdraw-role', 'account', userId, { role })
      return ok(null)
    }),
  )
}
