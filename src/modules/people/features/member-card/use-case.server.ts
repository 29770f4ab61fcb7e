import { randomBytes } from 'node:crypto'
import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { cardByToken, insertCards, revokeLive } from '#modules/people/card-store.server.ts'
import { mayServePeople, mayWritePeople } from '#modules/people/permits.ts'
import { knownPeople } from '#modules/people/store.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'

type Code = 'not_permitted' | 'not_found'

/** 96 bits: nobody guesses a card, and its square stays coarse enough for an old phone. */
const newToken = (): string => randomBytes(12).toString('base64url')

/** Gives a card to those who have none in use: all of them, or nobody when one is unknown. */
export async function issueCards(ctx: Ctx, ids: readonly Id<'Person'>[]): Promise<Result<null, Code>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx): Promise<Result<null, Code>> => {
    const known = await knownPeople(tx, ctx.hub.id, ids)
    if (known.length < new Set(ids).size) return refuse('not_found')
    await insertCards(
      tx,
      known.map((personId) => ({
        ...{ hubId: ctx.hub.id, id: newId<'MemberCard'>(), personId, token: newToken(), issuedAt: ctx.now() },
      })),
    )
    for (const id of known) await audit(tx, ctx, 'card', 'person', id)
    return ok(null)
  })
}

/** A lost card: it leads nowhere from now on, and `again` gives another. */
export async function revokeCard(
  ctx: Ctx,
  personId: Id<'Person'>,
  again: boolean,
): Promise<Result<null, Code>> {
  if (!mayWritePeople(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<null, Code>> => {
      if (!(await revokeLive(tx, c.hub.id, personId, c.now()))) return refuse('not_found')
      await audit(tx, c, 'revoke-card', 'person', personId)
      return again ? await issueCards(c, [personId]) : ok(null)
    }),
  )
}

/** Whose card was scanned; `revoked` for one declared lost, null when no card has this token. */
export async function personOfCard(ctx: Ctx, token: string): Promise<Id<'Person'> | 'revoked' | null> {
  if (!mayServePeople(ctx.actor)) return null
  const card = await ctx.read((tx) => cardByToken(tx, ctx.hub.id, token))
  return card && (card.revokedAt ? 'revoked' : card.personId)
}
