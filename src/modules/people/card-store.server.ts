import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { memberCards } from './memberships/tables.ts'

type CardRow = typeof memberCards.$inferSelect

/** Writes cards for those who have none in use; the others keep theirs. */
export async function insertCards(tx: Tx, rows: readonly (typeof memberCards.$inferInsert)[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(memberCards)
      .values([...rows])
      .onConflictDoNothing()
}

/** The card in use of each of these people. */
export const liveCards = (tx: Tx, hubId: Id<'Hub'>, ids: readonly Id<'Person'>[]): Promise<CardRow[]> =>
  tx
    .select()
    .from(memberCards)
    .where(
      and(
        eq(memberCards.hubId, hubId),
        inArray(memberCards.personId, [...ids]),
        isNull(memberCards.revokedAt),
      ),
    )

/** Ends the card in use; false when there is none. */
export async function revokeLive(
  tx: Tx,
  hubId: Id<'Hub'>,
  personId: Id<'Person'>,
  revokedAt: Date,
): Promise<boolean> {
  const live = and(
    eq(memberCards.hubId, hubId),
    eq(memberCards.personId, personId),
    isNull(memberCards.revokedAt),
  )
  const done = await tx.update(memberCards).set({ revokedAt }).where(live).returning({ id: memberCards.id })
  return done.length > 0
}

export async function cardByToken(tx: Tx, hubId: Id<'Hub'>, token: string): Promise<CardRow | null> {
  const [row] = await tx
    .select()
    .from(memberCards)
    .where(and(eq(memberCards.hubId, hubId), eq(memberCards.token, token)))
  return row ?? null
}
