import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { noteRating } from '#modules/providers/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { mayTakeRequests } from '../permits.ts'
import { insertRating, lockRequests } from '../store.server.ts'

type RateInput = {
  requestId: Id<'Request'>
  /** 1 (not at all satisfied) to 4 (very satisfied). */
  score: number
  comment?: string
  idempotencyKey?: string
}
export type RateCode = 'not_permitted' | 'not_found' | 'score_wrong' | 'not_done_yet' | 'already_rated'

/** What the person served thought of it: asked once, after the work. */
export async function rateRequest(ctx: Ctx, input: RateInput): Promise<Result<null, RateCode>> {
  return mayTakeRequests(ctx.actor) ? await rateOnce(ctx, input) : refuse('not_permitted')
}

/** The same once the caller knows that whoever acts may: the desk, or the person served. */
export async function rateOnce(ctx: Ctx, input: RateInput): Promise<Result<null, RateCode>> {
  if (!Number.isInteger(input.score) || input.score < 1 || input.score > 4)
    return refuse('score_wrong', 'score')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<null, RateCode>(tx, c, input.idempotencyKey, async () => {
        const [request] = await lockRequests(tx, c.hub.id, [input.requestId])
        if (!request) return refuse('not_found')
        if (!request.doneAt) return refuse('not_done_yet')
        const written = await insertRating(tx, {
          hubId: c.hub.id,
          requestId: request.id,
          score: input.score,
          comment: input.comment?.trim() ?? '',
          at: c.now(),
        })
        if (!written) return refuse('already_rated')
        const by = request.assigneeOrganisationId
        if (by) await noteRating(c, by, input.score)
        await audit(tx, c, 'rate', 'request', request.id)
        return ok(null)
      }),
    ),
  )
}
