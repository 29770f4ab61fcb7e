import { sql } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Cursor } from '#platform/lists/keyset.ts'
import { anyOf, type Branch, type Happened, none, readBranches } from '#platform/lists/timeline.ts'
import { consentsOf } from './consent-store.server.ts'
import { householdOf, proxiesAround } from './household-store.server.ts'
import { membershipsOf, tiesOf } from './membership-store.server.ts'
import { fullName } from './rules/names.ts'
import { personById } from './store.server.ts'

const branches = (hub: string, ids: readonly Id<'Person'>[]): Branch[] => [
  {
    kind: 'membership',
    rows: sql`SELECT id, recorded_at AS at, 'membership'::text AS what, ${none.text} AS who, ${none.text} AS user_id,
      starts_on::text AS label, ends_on::text AS detail, fee AS amount, ${none.text} AS ref
      FROM memberships WHERE hub_id = ${hub} AND person_id ${anyOf(ids)}`,
  },
  {
    kind: 'consent',
    rows: sql`SELECT id, recorded_at AS at, CASE WHEN given THEN 'agree' ELSE 'withdraw' END AS what,
      actor_name AS who, user_id, purpose AS label, note AS detail, ${none.amount} AS amount, how AS ref
      FROM consents WHERE hub_id = ${hub} AND person_id ${anyOf(ids)}`,
  },
  {
    // What has a line of its own above is not told twice.
    kind: 'record',
    rows: sql`SELECT id, at, verb AS what, ${none.text} AS who, user_id, detail->>'role' AS label,
      detail->>'fields' AS detail, ${none.amount} AS amount, ${none.text} AS ref
      FROM audit_log WHERE hub_id = ${hub} AND noun = 'person' AND subject_id ${anyOf(ids, 'text')}
        AND verb NOT IN ('agree', 'withdraw', 'join')`,
  },
]

/** Memberships, consents and what was written on the record of one person, on one page of their history. */
export const recordHistory = (
  ctx: Ctx,
  ids: readonly Id<'Person'>[],
  kinds: readonly string[],
  cursor: Cursor | null,
  size: number,
): Promise<Happened[]> =>
  ctx.read((tx) =>
    readBranches(
      tx,
      branches(ctx.hub.id, ids).filter(({ kind }) => kinds.includes(kind)),
      cursor,
      size,
    ),
  )

/** All that is kept of one person here, for a copy of their data; null when unknown. */
export async function copyOfPerson(ctx: Ctx, id: Id<'Person'>) {
  return await ctx.read(async (tx) => {
    const row = await personById(tx, ctx.hub.id, id)
    if (!row) return null
    const {
      hubId: _,
      sortKey: _s,
      words: _w,
      twin: _t,
      search: _q,
      userId,
      ...person
    } = row as typeof row & {
      search?: unknown
    }
    const home = await householdOf(tx, ctx.hub.id, id)
    const around = await proxiesAround(tx, ctx.hub.id, id)
    return {
      person: { ...person, hasAccount: userId !== null },
      roles: (await tiesOf(tx, ctx.hub.id, [id])).get(id)?.roles ?? [],
      memberships: (await membershipsOf(tx, ctx.hub.id, id)).map(({ hubId: _h, ...one }) => one),
      consents: (await consentsOf(tx, ctx.hub.id, id)).map(
        ({ hubId: _h, userId: _u, actorName: _a, ...one }) => one,
      ),
      household: home && { name: home.name, members: home.members.map((member) => fullName(member)) },
      proxies: around.map(({ proxy, person: served, actor }) => ({
        ...{ for: fullName(served), by: fullName(actor), kind: proxy.kind, powers: proxy.powers },
        ...{ from: proxy.from, until: proxy.until, paper: proxy.paper, endedAt: proxy.endedAt },
      })),
    }
  })
}
