import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { organisationNames, personOfActor } from '#modules/people/index.server.ts'
import { type MayWorkCode, mayWorkFor } from '#modules/providers/index.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { linkHash } from '#platform/session/link.server.ts'
import { endOffer, type OfferRow, offerById, offerByLink, waitingOffer } from '../offer-store.server.ts'
import { mayDoMissions, mayOfferJobs } from '../permits.ts'
import { requestLife } from '../rules/life.ts'
import { type LateCode, lateCode, offerStateAt } from '../rules/offers.ts'
import { lockRequests } from '../store.server.ts'
import { applyVerb } from './apply-verb.server.ts'

export type OfferAnswer = 'accept' | 'decline'
type AnswerInput = { offerId: Id<'Offer'>; answer: OfferAnswer; why?: string; idempotencyKey?: string }
export type AnswerCode = 'not_permitted' | 'not_found' | 'not_from_this_state' | LateCode | MayWorkCode
type Answered = { number: string }

type Hand = { how: 'account' | 'link' | 'desk'; name: string }

/**
 * A provider's word on an offer. The request's row is locked first: of two who accept at the same instant the second
 * waits, then finds their own offer lost, and is told so kindly.
 */
async function answer(
  tx: Tx,
  ctx: Ctx,
  offer: OfferRow,
  input: Pick<AnswerInput, 'answer' | 'why'>,
  hand: Hand,
): Promise<Result<Answered, AnswerCode>> {
  // The move and its history say who answered, also when a link says it for them.
  const c: Ctx = { ...ctx, actor: { ...ctx.actor, name: hand.name } }
  const [request] = await lockRequests(tx, c.hub.id, [offer.requestId])
  const fresh = await offerById(tx, c.hub.id, offer.id, true)
  if (!request || !fresh) return refuse('not_found')
  const late = lateCode(offerStateAt(fresh.state, fresh.answerBy, c.now()))
  if (late) return refuse(late)
  const end = {
    closedAt: c.now(),
    answeredBy: hand.name,
    answeredHow: hand.how,
    why: input.why?.trim() || null,
  }
  if (input.answer === 'decline') {
    await endOffer(tx, c.hub.id, offer.id, { state: 'declined', ...end })
    await audit(tx, c, 'decline', 'offer', offer.id)
    await emit(tx, c, 'requests.offer-declined', request.id, { number: request.number })
    return ok({ number: request.number })
  }
  if (!requestLife.next(request.state, 'assign').ok) return refuse('not_from_this_state')
  const able = await mayWorkFor(c, offer.organisationId, request.wantedOn ?? c.today())
  if (!able.ok) return able
  await endOffer(tx, c.hub.id, offer.id, { state: 'accepted', ...end })
  const names = await organisationNames(c, [offer.organisationId])
  const moved = await applyVerb(tx, c, [request], 'assign', {
    set: {
      assigneeUserId: null,
      assigneePersonId: null,
      assigneeOrganisationId: offer.organisationId,
      assigneeName: names.get(offer.organisationId) ?? hand.name,
    },
  })
  if (!moved.ok) return refuse('not_from_this_state')
  await audit(tx, c, 'accept', 'offer', offer.id)
  await emit(tx, c, 'requests.offer-accepted', request.id, { number: request.number })
  return ok({ number: request.number })
}

/** Answers with an account: the provider's own for theirs, or the desk in a provider's name (by phone). */
export async function answerOffer(ctx: Ctx, input: AnswerInput): Promise<Result<Answered, AnswerCode>> {
  const desk = mayOfferJobs(ctx.actor)
  if (!desk && !mayDoMissions(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Answered, AnswerCode>(tx, c, input.idempotencyKey, async () => {
        const own = (await personOfActor(c))?.organisationId
        const offer = await offerById(tx, c.hub.id, input.offerId)
        if (!offer || (!desk && offer.organisationId !== own)) return refuse('not_found')
        const how = offer.organisationId === own ? 'account' : 'desk'
        return await answer(tx, c, offer, input, { how, name: c.actor.name })
      }),
    ),
  )
}

/** Answers with the secret link, without an account. Used twice, it changes nothing: the first answer stands. */
export async function answerByLink(
  ctx: Ctx,
  token: string,
  input: Omit<AnswerInput, 'offerId'>,
): Promise<Result<Answered, AnswerCode>> {
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const offer = await offerByLink(tx, c.hub.id, linkHash(token))
      if (!offer) return refuse('not_found')
      const name = (await organisationNames(c, [offer.organisationId])).get(offer.organisationId) ?? ''
      return await answer(tx, c, offer, input, { how: 'link', name })
    }),
  )
}

/** The offer of this request that this provider has to answer, for whoever knows the two; null when none waits. */
export const offerTo = (
  ctx: Ctx,
  requestId: Id<'Request'>,
  organisationId: Id<'Organisation'>,
): Promise<Id<'Offer'> | null> => ctx.read((tx) => waitingOffer(tx, ctx.hub.id, requestId, organisationId))
