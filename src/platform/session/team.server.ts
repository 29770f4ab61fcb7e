import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '../context/ctx.server.ts'
import type { Db, Tx } from '../db/db.server.ts'
import type { Role } from './roles.ts'
import { hubRoles, user } from './tables.ts'

/** True when an account has any role in the hub. */
export async function hasRoleHere(tx: Tx, ctx: Ctx, userId: string): Promise<boolean> {
  const rows = await tx
    .select({ role: hubRoles.role })
    .from(hubRoles)
    .where(and(eq(hubRoles.hubId, ctx.hub.id), eq(hubRoles.userId, userId)))
    .limit(1)
  return rows.length > 0
}

/** The accounts of the hub that hold one of these roles, by name. Accounts belong to no hub, hence `db`. */
export async function teamOf(
  ctx: Ctx,
  db: Db,
  roles: readonly Role[],
): Promise<{ id: string; name: string }[]> {
  return await db.auth
    .selectDistinct({ id: user.id, name: user.name })
    .from(hubRoles)
    .innerJoin(user, eq(user.id, hubRoles.userId))
    .where(and(eq(hubRoles.hubId, ctx.hub.id), inArray(hubRoles.role, [...roles])))
    .orderBy(asc(user.name))
    .limit(200)
}
