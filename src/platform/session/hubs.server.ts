import { asc, eq } from 'drizzle-orm'
import type { Hub } from '../context/ctx.server.ts'
import type { Db } from '../db/db.server.ts'
import { hubs } from '../db/tables.ts'
import type { Role } from './roles.ts'
import { hubRoles } from './tables.ts'

/** The hubs in which an account has roles, by name, with those roles. */
export async function hubsOf(db: Db, userId: string): Promise<{ hub: Hub; roles: Role[] }[]> {
  const rows = await db.auth
    .select({ hub: hubs, role: hubRoles.role })
    .from(hubRoles)
    .innerJoin(hubs, eq(hubs.id, hubRoles.hubId))
    .where(eq(hubRoles.userId, userId))
    .orderBy(asc(hubs.name), asc(hubs.id))
  const found = new Map<string, { hub: Hub; roles: Role[] }>()
  for (const { hub, role } of rows) {
    const known = found.get(hub.id)
    if (known) known.roles.push(role)
    else found.set(hub.id, { hub, roles: [role] })
  }
  return [...found.values()]
}
