import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { notify } from '#modules/notices/index.server.ts'
import { audit, type Ctx } from '#platform/context/ctx.server.ts'
import { linkHash, linkSecret } from '#platform/session/link.server.ts'
import { mayTakeRequests } from '../permits.ts'
import { lockRequests, ratingOf, requestById } from '../store.server.ts'
import { type RateCode, rateOnce } from '../use-cases/rate-request.server.ts'
import { insertRatingLink, requestOfRatingLink } from './store.server.ts'

/**
 * Asks the person served what they thought of it: a link, told here once, and a message on their own terms. Asking
 * again makes another link for the desk to give, and writes to nobody twice.
 */
export async function askRating(
  ctx: Ctx,
  requestId: Id<'Request'>,
): Promise<Result<{ secret: string; number: string }, RateCode>> {
  if (!mayTakeRequests(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<{ secret: string; number: string }, RateCode>> => {
      const [request] = await lockRequests(tx, c.hub.id, [requestId])
      if (!request) return refuse('not_found')
      if (!request.doneAt) return refuse('not_done_yet')
      if (await ratingOf(tx, c.hub.id, requestId)) return refuse('already_rated')
      const secret = linkSecret()
      const link = { hubId: c.hub.id, secretHash: linkHash(secret), requestId, madeAt: c.now() }
      await insertRatingLink(tx, { ...link, userId: c.actor.userId })
      const { personId, organisationId, number, serviceName: service } = request
      const to = personId ? { personId } : organisationId ? { organisationId } : null
      if (to)
        await notify(c, {
          ...{ template: 'satisfaction', to, data: { number, service } },
          ...{ link: `/ouvert/${c.hub.slug}/avis/${secret}`, once: `satisfaction ${requestId}` },
          ...{ subjectKind: 'request', subjectId: requestId },
        })
      await audit(tx, c, 'ask-rating', 'request', requestId)
      return ok({ secret, number })
    }),
  )
}

/** What the holder of the link is asked about; null when the link opens nothing here. */
export async function ratingAsked(ctx: Ctx, secret: string) {
  return await ctx.read(async (tx) => {
    const requestId = await requestOfRatingLink(tx, ctx.hub.id, linkHash(secret))
    const request = requestId && (await requestById(tx, ctx.hub.id, requestId))
    if (!request) return null
    const rated = (await ratingOf(tx, ctx.hub.id, request.id)) !== null
    return { service: request.serviceName, doneAt: request.doneAt, rated }
  })
}

/** The answer of whoever holds the link, once: the second time nothing changes. */
export async function rateByLink(
  ctx: Ctx,
  secret: string,
  input: { score: number; comment?: string },
): Promise<Result<null, RateCode>> {
  const requestId = await ctx.read((tx) => requestOfRatingLink(tx, ctx.hub.id, linkHash(secret)))
  if (!requestId) return refuse('not_found')
  return await rateOnce(ctx, { ...input, requestId })
}
