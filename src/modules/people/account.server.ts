import { and, eq, isNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { maySettle } from './permits.ts'
import { fullName } from './rules/names.ts'
import { people } from './tables.ts'

export type AccountHolder = {
  id: Id<'Person'>
  name: string
  /** Where they work, or whose contact they are. */
  organisationId: Id<'Organisation'> | null
}

/** The person of this hub whose account acts, or null when the account is nobody's record. */
export async function personOfActor(ctx: Ctx): Promise<AccountHolder | null> {
  const { userId } = ctx.actor
  if (!userId) return null
  const [row] = await ctx.read((tx) =>
    tx
      .select()
      .from(people)
      .where(and(eq(people.hubId, ctx.hub.id), eq(people.userId, userId))),
  )
  return row ? { id: row.id, name: fullName(row), organisationId: row.organisationId } : null
}

/** Makes an account the account of a person's record: what they then see as theirs. One account, one record. */
export async function joinAccount(
  ctx: Ctx,
  personId: Id<'Person'>,
  userId: string,
): Promise<Result<null, 'not_permitted' | 'not_found'>> {
  if (!maySettle(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const joined = await tx
      .update(people)
      .set({ userId, updatedAt: ctx.now() })
      .where(and(eq(people.hubId, ctx.hub.id), eq(people.id, personId), isNull(people.userId)))
      .returning({ id: people.id })
    if (joined.length === 0) return refuse('not_found')
    await audit(tx, ctx, 'join-account', 'person', personId)
    return ok(null)
  })
}
