import { and, eq } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
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
