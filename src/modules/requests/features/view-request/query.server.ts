import { paymentsOf } from '#modules/money/index.server.ts'
import { findPeople, organisationNames, peopleNames } from '#modules/people/index.server.ts'
import { providersFor } from '#modules/providers/index.server.ts'
import { payersToChoose } from '#modules/requests/payers.ts'
import { quoteCards } from '#modules/requests/quotes/read.server.ts'
import { isLate } from '#modules/requests/rules/life.ts'
import { servedBy } from '#modules/requests/served.server.ts'
import { payersOfRequest } from '#modules/requests/shares/page.server.ts'
import type { RequestRow } from '#modules/requests/store.server.ts'
import { movesOf, ratingOf, requestByNumber } from '#modules/requests/store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Everything the page of a request shows; null when the number is unknown in this hub. */
export async function readRequest(ctx: Ctx, number: string) {
  const found = await ctx.read(async (tx) => {
    const request = await requestByNumber(tx, ctx.hub.id, number)
    return (
      request && {
        request,
        moves: await movesOf(tx, ctx.hub.id, request.id),
        rating: await ratingOf(tx, ctx.hub.id, request.id),
      }
    )
  })
  if (!found) return null
  const { request } = found
  const payerId = request.payerOrganisationId
  const { askerPersonId } = request
  const asker = askerPersonId && (await peopleNames(ctx, [askerPersonId])).get(askerPersonId)
  return {
    ...found,
    served: await servedBy(ctx, request),
    asker: asker ? { name: asker, href: `/${ctx.hub.slug}/personnes/${request.askerPersonId}` } : null,
    payerName: payerId ? ((await organisationNames(ctx, [payerId])).get(payerId) ?? null) : null,
    payments: await paymentsOf(ctx, 'request', request.id),
    payers: await payersOfRequest(ctx, request),
    organisations: await payersToChoose(ctx),
    quotes: await quoteCards(ctx, request.id),
    late: isLate(request, ctx.now()),
  }
}
export type RequestPage = NonNullable<Awaited<ReturnType<typeof readRequest>>>

/** Whom a request may be handed to: providers, the fittest first, and the people found by what was typed. */
export async function handsFor(ctx: Ctx, q: string, { serviceId, wantedOn }: RequestRow) {
  const today = ctx.today()
  const day = wantedOn && wantedOn > today ? wantedOn : today
  return {
    q,
    providers: await providersFor(ctx, { serviceId, day }),
    people: q.trim() === '' ? null : await findPeople(ctx, q, 8),
  }
}
export type Hands = Awaited<ReturnType<typeof handsFor>>
