import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '#kit/result.ts'
import { maySettle } from '#modules/people/permits.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'
import { hubs } from '#platform/db/tables.ts'
import { createAccount, giveRole } from '#platform/session/accounts.server.ts'
import { user } from '#platform/session/tables.ts'
import type { HubForm, InviteForm } from './form.ts'

/** Names the hub, says where it is and in which zone its days are counted. */
export async function editHub(ctx: Ctx, input: HubForm): Promise<Result<null, 'not_permitted'>> {
  if (!maySettle(ctx.actor)) return refuse('not_permitted')
  const { name, place = '', zone } = input
  return await ctx.tx(async (tx) => {
    await tx.update(hubs).set({ name, place, zone }).where(eq(hubs.id, ctx.hub.id))
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
  const userId = created.ok ? created.value.userId : await accountOf(db, email)
  return await ctx.together(async (c) => {
    await giveRole(c, userId, input.role)
    await c.tx((tx) => audit(tx, c, 'invite', 'account', userId, { role: input.role }))
    return ok({ userId })
  })
}

/** The account of an address that `createAccount` said is taken. */
async function accountOf(db: Db, email: string): Promise<string> {
  const [row] = await db.auth.select({ id: user.id }).from(user).where(eq(user.email, email))
  return row!.id
}
