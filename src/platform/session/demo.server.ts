import { asc, eq, like } from 'drizzle-orm'
import type { Db } from '../db/db.server.ts'
import { hubs } from '../db/tables.ts'
import type { Services } from './request.server.ts'
import type { Role } from './roles.ts'
import { hubRoles, user } from './tables.ts'

/** Addresses of the demo cast; the domain is reserved for examples, so no message can ever leave. */
export const DEMO_DOMAIN = 'palier.example'

type CastMember = {
  name: string
  /** One-click sign-in, valid on this installation only. */
  href: string
  places: { hub: string; role: Role }[]
}

/** The people of the demo with their roles, or undefined when this is not a demo. */
export async function demoCast({
  db,
  demo,
}: Pick<Services, 'demo'> & { db: Db }): Promise<CastMember[] | undefined> {
  if (!demo) return undefined
  const rows = await db.auth
    .select({ id: user.id, name: user.name, email: user.email, hub: hubs.name, role: hubRoles.role })
    .from(user)
    .innerJoin(hubRoles, eq(hubRoles.userId, user.id))
    .innerJoin(hubs, eq(hubs.id, hubRoles.hubId))
    .where(like(user.email, `%@${DEMO_DOMAIN}`))
    .orderBy(asc(user.id), asc(hubs.createdAt), asc(hubs.slug))
  const cast = new Map<string, CastMember>()
  for (const row of rows) {
    const word = row.email.slice(0, row.email.indexOf('@'))
    const query = new URLSearchParams({ qui: word, cle: demo.key })
    const member = cast.get(row.id) ?? { name: row.name, href: `/connexion/demo?${query}`, places: [] }
    member.places.push({ hub: row.hub, role: row.role })
    cast.set(row.id, member)
  }
  return [...cast.values()]
}

/** Every demo account has it: the demo holds invented people only, and real installations have none of them. */
export const DEMO_PASSWORD = 'palier-demo-2026'
