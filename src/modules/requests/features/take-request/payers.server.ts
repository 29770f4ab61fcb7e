import { dayIn } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import { usesCodes } from '#modules/contracts/index.server.ts'
import { mayReadDebts, owedBy } from '#modules/money/index.server.ts'
import type { PersonSegment } from '#modules/people/index.server.ts'
import { payerOfPerson } from '#modules/requests/payers.ts'
import { previewShares } from '#modules/requests/shares/share.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { WhatForm } from './form.ts'
import { type Offer, priceOf, type Who } from './query.server.ts'

/** What the rules would share of the price, and what the person already owes. */
export async function payersFor(ctx: Ctx, who: Who, offer: Offer, what: WhatForm) {
  if (who.kind !== 'personne') return { shares: [], owes: null }
  const personId = who.id as Id<'Person'>
  const total = mayReadDebts(ctx.actor) ? (await owedBy(ctx, { personId })).total : zero
  const owes: Cents | null = total > zero ? total : null
  const shares = await previewShares(
    ctx,
    {
      personId,
      serviceId: offer.id,
      activity: offer.activity,
      price: priceOf(offer, what) ?? zero,
      payer: payerOfPerson(who.segment as PersonSegment),
      day: dayIn(ctx.now(), ctx.hub.zone),
    },
    what.code,
  )
  return { shares, owes }
}

/** Does a coverage of today ask for a code? Otherwise the counter does not ask either. */
export const anyCode = (ctx: Ctx): Promise<boolean> => usesCodes(ctx, ctx.today())
