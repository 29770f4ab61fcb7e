import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Id } from '#kit/id.ts'
import { liveCards } from '#modules/people/card-store.server.ts'
import { tiesOf } from '#modules/people/membership-store.server.ts'
import { fullName } from '#modules/people/rules/names.ts'
import { people } from '#modules/people/tables.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { qrSquare } from '#platform/files/qr.server.ts'

/** More cards than a desk prints in one go. */
export const CARDS_SHOWN = 96

/** What is printed on each card; `link` and `qr` are null for somebody without one in use. In name order. */
export async function cardsPage(ctx: Ctx, ids: readonly Id<'Person'>[], origin: string) {
  if (ids.length === 0) return []
  const read = await ctx.read(async (tx) => ({
    rows: await tx
      .select({ id: people.id, firstName: people.firstName, lastName: people.lastName })
      .from(people)
      .where(
        and(
          eq(people.hubId, ctx.hub.id),
          inArray(people.id, ids.slice(0, CARDS_SHOWN)),
          isNull(people.leftAt),
        ),
      )
      .orderBy(asc(people.sortKey), asc(people.id)),
    ties: await tiesOf(tx, ctx.hub.id, ids),
    cards: await liveCards(tx, ctx.hub.id, ids),
  }))
  const tokens = new Map(read.cards.map((card) => [card.personId, card.token]))
  return read.rows.map((row) => {
    const token = tokens.get(row.id)
    const link = token ? `${origin}/${ctx.hub.slug}/carte/${token}` : null
    return {
      id: row.id,
      name: fullName(row),
      memberUntil: read.ties.get(row.id)?.memberUntil ?? null,
      link,
      qr: link ? qrSquare(link) : null,
    }
  })
}
export type CardShown = Awaited<ReturnType<typeof cardsPage>>[number]
