import { type Id, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { notifyAll } from '#modules/notices/index.server.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import {
  type MayWorkCode,
  type ProviderFor,
  providersFor,
  providerTerms,
} from '#modules/providers/index.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { linkHash, linkSecret } from '#platform/session/link.server.ts'
import { formatDay } from '#ui/dates.ts'
import { doorsOf } from '../jobs.server.ts'
import {
  endOffer,
  expireBefore,
  insertOfferLinks,
  insertOffers,
  markOffered,
  type OfferRow,
  offerById,
} from '../offer-store.server.ts'
import { mayOfferJobs } from '../permits.ts'
import { requestLife } from '../rules/life.ts'
import { offerLife } from '../rules/offers.ts'
import { lockRequests, type RequestRow } from '../store.server.ts'

/** A job may be put to this many providers at once, and this many jobs at once. */
const MOST_PROVIDERS = 30
const MOST_REQUESTS = 100

export type OfferInput = {
  requestIds: readonly Id<'Request'>[]
  organisationIds: readonly Id<'Organisation'>[]
  /** Until when they may answer, in hours from now. */
  hours: number
  message?: string
  idempotencyKey?: string
}
export type OfferCode =
  | 'not_permitted'
  | 'not_found'
  | 'provider_needed'
  | 'provider_unknown'
  | 'hours_wrong'
  | 'nothing_to_offer'
  | MayWorkCode
/** Offers sent, and requests left as they were because their state is not one that is given to somebody. */
export type Offered = { sent: number; left: number }

const suitsOf = async (ctx: Ctx, rows: readonly RequestRow[]) => {
  // One question per service and day, not per request: a bulk offer is mostly of one kind.
  const asked = new Map(rows.map((row) => [`${row.serviceId} ${row.dueOn}`, row]))
  const answers = new Map<string, readonly ProviderFor[]>()
  for (const [key, { serviceId, dueOn: day }] of asked)
    answers.set(key, await providersFor(ctx, { serviceId, day }))
  return (row: RequestRow, id: Id<'Organisation'>) =>
    answers.get(`${row.serviceId} ${row.dueOn}`)?.find((one) => one.organisationId === id)
}

/**
 * Puts requests to several providers at once: the first to accept gets each of them. A provider who still has the same
 * job to answer gets no second offer; one who may not do a job (insurance lapsed) is passed over for it.
 */
export async function offerRequests(ctx: Ctx, input: OfferInput): Promise<Result<Offered, OfferCode>> {
  if (!mayOfferJobs(ctx.actor)) return refuse('not_permitted')
  const organisationIds = [...new Set(input.organisationIds)].slice(0, MOST_PROVIDERS)
  const requestIds = [...new Set(input.requestIds)].slice(0, MOST_REQUESTS)
  if (organisationIds.length === 0) return refuse('provider_needed', 'organisationIds')
  if (!(input.hours >= 1 && input.hours <= 24 * 14)) return refuse('hours_wrong', 'hours')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Offered, OfferCode>(tx, c, input.idempotencyKey, async () => {
        const rows = await lockRequests(tx, c.hub.id, requestIds)
        if (rows.length === 0) return refuse('not_found')
        const able = rows.filter((row) => requestLife.next(row.state, 'assign').ok)
        if (able.length === 0) return refuse('nothing_to_offer')
        const suits = await suitsOf(c, able)
        const pairs = able.flatMap((row) =>
          organisationIds.map((id) => ({ row, id, candidate: suits(row, id) })),
        )
        if (pairs.every(({ candidate }) => !candidate)) return refuse('provider_unknown', 'organisationIds')
        const may = pairs.filter(({ candidate }) => candidate && candidate.fit !== 'no')
        if (may.length === 0) return refuse(unfitCode(pairs), 'organisationIds')
        const sent = await send(tx, c, may, input)
        return ok({ sent, left: requestIds.length - able.length })
      }),
    ),
  )
}

type Pair = { row: RequestRow; id: Id<'Organisation'>; candidate?: ProviderFor }

const unfitCode = (pairs: readonly Pair[]): MayWorkCode => {
  const why = pairs.flatMap(({ candidate }) => candidate?.why ?? [])
  if (why.includes('insurance_lapsed')) return 'insurance_lapsed'
  return why.includes('registration_lapsed') ? 'registration_lapsed' : 'provider_not_approved'
}

/** What goes to each provider for each service, as agreed today: kept with the offer. */
async function sharesOf(c: Ctx, pairs: readonly Pair[]): Promise<Map<string, number>> {
  const asked = new Map(
    pairs.map(({ id, row }) => [`${id} ${row.serviceId}`, { id, serviceId: row.serviceId }]),
  )
  const shares = new Map<string, number>()
  for (const [key, { id, serviceId }] of asked)
    shares.set(key, (await providerTerms(c, id, serviceId)).sharePermille)
  return shares
}

async function send(tx: Tx, c: Ctx, pairs: readonly Pair[], input: OfferInput): Promise<number> {
  const at = c.now()
  const answerBy = new Date(at.getTime() + input.hours * 3_600_000)
  const shares = await sharesOf(c, pairs)
  const rows = await insertOffers(
    tx,
    pairs.map(({ row, id }) => ({
      hubId: c.hub.id,
      id: newId<'Offer'>(),
      requestId: row.id,
      organisationId: id,
      state: 'sent' as const,
      sharePermille: shares.get(`${id} ${row.serviceId}`) ?? null,
      message: input.message?.trim() ?? '',
      answerBy,
      sentAt: at,
      sentBy: c.actor.name,
    })),
  )
  if (rows.length === 0) return 0
  const offered = [...new Set(rows.map((row) => row.requestId))]
  await markOffered(tx, c.hub.id, offered, at)
  await tell(tx, c, rows, new Map(pairs.map(({ row }) => [row.id, row])))
  for (const id of offered) {
    await audit(tx, c, 'offer', 'request', id, {
      providers: rows.filter((row) => row.requestId === id).length,
    })
    await emit(tx, c, 'requests.offered', id)
  }
  return rows.length
}

/** Each offer has a secret link of its own, that its message leads to: it is answered on a phone without an account. */
async function tell(
  tx: Tx,
  c: Ctx,
  rows: readonly OfferRow[],
  requests: ReadonlyMap<Id<'Request'>, RequestRow>,
): Promise<void> {
  const links = rows.map((offer) => ({ offer, token: linkSecret() }))
  await insertOfferLinks(
    tx,
    links.map(({ offer, token }) => ({
      hubId: c.hub.id,
      tokenHash: linkHash(token),
      offerId: offer.id,
      at: c.now(),
    })),
  )
  const of = await doorsOf(c, [...requests.values()])
  await notifyAll(
    c,
    links.map(({ offer, token }) => {
      const request = requests.get(offer.requestId)!
      const door = of(request)
      return {
        template: 'offer-sent',
        to: { organisationId: offer.organisationId },
        data: {
          number: request.number,
          service: request.serviceName,
          day: formatDay(request.dueOn, 'fr'),
          where: [door?.postcode, door?.city].filter(Boolean).join(' '),
        },
        link: offerPath(c, token),
        subjectKind: 'request',
        subjectId: request.id,
        once: `offer ${offer.id}`,
      }
    }),
  )
}

/** Another secret link to an offer, to be read out, photographed or sent by hand. It is told once, here. */
export async function linkToOffer(
  ctx: Ctx,
  offerId: Id<'Offer'>,
): Promise<Result<{ path: string; name: string }, 'not_permitted' | 'not_found'>> {
  if (!mayOfferJobs(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx) => {
      const offer = await offerById(tx, c.hub.id, offerId)
      if (!offer) return refuse('not_found')
      const token = linkSecret()
      const row = { hubId: c.hub.id, tokenHash: linkHash(token), offerId, at: c.now() }
      await insertOfferLinks(tx, [row])
      await audit(tx, c, 'link', 'offer', offerId)
      const names = await organisationNames(c, [offer.organisationId])
      return ok({ path: offerPath(c, token), name: names.get(offer.organisationId) ?? '' })
    }),
  )
}

const offerPath = (ctx: Ctx, token: string): string => `/ouvert/${ctx.hub.slug}/offre/${token}`

/** Takes back an offer that nobody answered yet. */
export async function withdrawOffer(
  ctx: Ctx,
  offerId: Id<'Offer'>,
): Promise<Result<null, 'not_permitted' | 'not_found' | 'offer_closed'>> {
  if (!mayOfferJobs(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const offer = await offerById(tx, ctx.hub.id, offerId, true)
    if (!offer) return refuse('not_found')
    // One that was accepted goes with the job, when it is given to somebody else.
    if (offer.state !== 'sent' || !offerLife.next(offer.state, 'withdraw').ok) return refuse('offer_closed')
    await endOffer(tx, ctx.hub.id, offerId, { state: 'withdrawn', closedAt: ctx.now() })
    await audit(tx, ctx, 'withdraw', 'offer', offerId)
    return ok(null)
  })
}

/** Ends the offers whose hour has passed; for the task. Answers how many. */
export async function expireOffers(ctx: Ctx): Promise<number> {
  return await ctx.tx(async (tx) => {
    const gone = await expireBefore(tx, ctx.hub.id, ctx.now())
    for (const offer of gone) await emit(tx, ctx, 'requests.offer-expired', offer.requestId)
    return gone.length
  })
}
