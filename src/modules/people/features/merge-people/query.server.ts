import { and, eq, inArray } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { firstPairs } from '#modules/people/merges/pairs.server.ts'
import type { Reason } from '#modules/people/rules/duplicates.ts'
import { fullName, showPhone } from '#modules/people/rules/names.ts'
import { people } from '#modules/people/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type PersonInPair = { id: Id<'Person'>; name: string; detail: string }
type PairToSettle = { one: PersonInPair; other: PersonInPair; reasons: Reason[] }

/** Pairs with what tells them apart at a glance, in two queries whatever their number. */
export async function pairsToSettle(ctx: Ctx): Promise<PairToSettle[]> {
  return await ctx.read(async (tx) => {
    const pairs = await firstPairs(tx, ctx.hub.id)
    const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))]
    if (ids.length === 0) return []
    const rows = await tx
      .select()
      .from(people)
      .where(and(eq(people.hubId, ctx.hub.id), inArray(people.id, ids)))
    const known = new Map(
      rows.map((row) => [
        row.id,
        {
          id: row.id,
          name: fullName(row),
          detail: [row.city, row.phone && showPhone(row.phone), row.email].filter(Boolean).join(' · '),
        },
      ]),
    )
    return pairs.map(({ one, other, reasons }) => ({
      one: known.get(one)!,
      other: known.get(other)!,
      reasons,
    }))
  })
}
