import { asc, eq } from 'drizzle-orm'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Db } from '#platform/db/db.server.ts'
import type { Role } from '#platform/session/roles.ts'
import { hubRoles, user } from '#platform/session/tables.ts'

type HubAccount = { id: string; name: string; email: string; roles: Role[] }

/** The accounts that hold a role in the context's hub, by name. Read as the role of accounts: `user` has no hub. */
export async function accountsOfHub(ctx: Ctx, db: Db): Promise<HubAccount[]> {
  const rows = await db.auth
    .select({ id: user.id, name: user.name, email: user.email, role: hubRoles.role })
    .from(hubRoles)
    .innerJoin(user, eq(user.id, hubRoles.userId))
    .where(eq(hubRoles.hubId, ctx.hub.id))
    .orderBy(asc(user.name), asc(user.id), asc(hubRoles.role))
    .limit(1000)
  const accounts = new Map<string, HubAccount>()
  for (const { role, ...who } of rows) {
    const account = accounts.get(who.id) ?? { ...who, roles: [] }
    account.roles.push(role)
    accounts.set(who.id, account)
  }
  return [...accounts.values()]
}
