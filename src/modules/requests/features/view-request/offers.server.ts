import { type Id, isId } from '#kit/id.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import { offersOf } from '#modules/requests/offer-store.server.ts'
import { type OfferState, offerStateAt } from '#modules/requests/rules/offers.ts'
import { answerOffer } from '#modules/requests/use-cases/answer-offer.server.ts'
import { linkToOffer, withdrawOffer } from '#modules/requests/use-cases/offer-requests.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export type RequestOffer = {
  id: Id<'Offer'>
  name: string
  state: OfferState
  answerBy: Date
  closedAt: Date | null
  answeredHow: 'account' | 'link' | 'desk' | null
  why: string | null
}

/** To whom a request was offered and what they said, newest first. */
export async function readOffers(ctx: Ctx, requestId: Id<'Request'>): Promise<RequestOffer[]> {
  const rows = await ctx.read((tx) => offersOf(tx, ctx.hub.id, requestId))
  const names = await organisationNames(
    ctx,
    rows.map((row) => row.organisationId),
  )
  return rows.map(({ id, organisationId, state, answerBy, closedAt, answeredHow, why }) => ({
    id,
    name: names.get(organisationId) ?? '',
    state: offerStateAt(state, answerBy, ctx.now()),
    answerBy,
    closedAt,
    answeredHow,
    why,
  }))
}

type Said =
  | { kind: 'done' }
  | { kind: 'link'; path: string; name: string }
  | { kind: 'refused'; code: string }

/** The desk's gestures on an offer: answer in the provider's name, take it back, make a link to hand over. */
export async function offerGesture(ctx: Ctx, intent: string, typed: FormData): Promise<Said | null> {
  if (!intent.startsWith('offer-')) return null
  const id = typed.get('offerId')
  if (!isId<'Offer'>(id)) return { kind: 'refused', code: 'not_found' }
  if (intent === 'offer-link') {
    const link = await linkToOffer(ctx, id)
    return link.ok ? { kind: 'link', ...link.value } : { kind: 'refused', code: link.code }
  }
  const done =
    intent === 'offer-withdraw'
      ? await withdrawOffer(ctx, id)
      : await answerOffer(ctx, { offerId: id, answer: intent === 'offer-accept' ? 'accept' : 'decline' })
  return done.ok ? { kind: 'done' } : { kind: 'refused', code: done.code }
}
