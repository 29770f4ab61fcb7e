import { type Day, dayIn } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { add, type Cents, cents, proportion } from '#kit/money.ts'
import {
  type Door,
  doorsOfOrganisations,
  doorsOfPeople,
  personOfActor,
} from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Worker } from './job-store.server.ts'
import type { OfferedJob } from './offer-store.server.ts'
import { mayDoMissions } from './permits.ts'
import type { RequestState } from './rules/life.ts'
import { type OfferState, offerStateAt } from './rules/offers.ts'
import { sharesOfRequests } from './shares/store.server.ts'
import { type RequestRow, requestsByIds } from './store.server.ts'

/** Whom each of these requests serves, in two queries whatever their number. */
export async function doorsOf(
  ctx: Ctx,
  rows: readonly Pick<RequestRow, 'personId' | 'organisationId'>[],
): Promise<(row: Pick<RequestRow, 'personId' | 'organisationId'>) => Door | null> {
  const people = await doorsOfPeople(
    ctx,
    rows.map((row) => row.personId),
  )
  const organisations = await doorsOfOrganisations(
    ctx,
    rows.map((row) => row.organisationId),
  )
  return ({ personId, organisationId }) =>
    (personId && people.get(personId)) ?? (organisationId && organisations.get(organisationId)) ?? null
}

/** An offer as its provider reads it. Before they accept, nothing says who is served nor where the door is. */
export type ShownOffer = {
  id: Id<'Offer'>
  number: string
  state: OfferState
  serviceName: string
  quantity: number
  dueOn: Day
  wantedOn: Day | null
  /** `38100 Grenoble` */
  place: string
  details: string
  message: string
  price: Cents
  /** What goes to the provider; null when no share was agreed. */
  gain: Cents | null
  answerBy: Date
  why: string | null
  /** Only once it is theirs. */
  who: Door | null
}

/** What a provider gets of a price, in cents; null when no share was agreed. */
export const gainOf = (price: Cents, sharePermille: number | null): Cents | null =>
  !sharePermille ? null : proportion(price, BigInt(sharePermille), 1000n)

export async function showOffers(ctx: Ctx, rows: readonly OfferedJob[]): Promise<ShownOffer[]> {
  const of = await doorsOf(
    ctx,
    rows.map(({ request }) => request),
  )
  return rows.map(({ offer, request }) => {
    const contact = of(request)
    const theirs = offer.state === 'accepted' && request.assigneeOrganisationId === offer.organisationId
    return {
      id: offer.id,
      number: request.number,
      state: offerStateAt(offer.state, offer.answerBy, ctx.now()),
      serviceName: request.serviceName,
      quantity: request.quantity,
      dueOn: request.dueOn,
      wantedOn: request.wantedOn,
      place: [contact?.postcode, contact?.city].filter(Boolean).join(' '),
      details: [request.contents, request.details].filter(Boolean).join(' · '),
      message: offer.message,
      price: request.price,
      gain: gainOf(request.price, offer.sharePermille),
      answerBy: offer.answerBy,
      why: offer.why,
      who: theirs ? contact : null,
    }
  })
}

/** A job as whoever does it needs it at the door. */
export type Job = Pick<
  RequestRow,
  'id' | 'number' | 'state' | 'serviceName' | 'quantity' | 'dueOn' | 'details' | 'price'
> & {
  /** The hour agreed on, when the visit is planned. */
  startsAt: Date | null
  visitOn: Day | null
  /** Cents to take from the person served; zero when somebody else pays. */
  collect: Cents
  contact: Door | null
  doneAt: Date | null
}

type Owing = Pick<RequestRow, 'id' | 'personId' | 'payerOrganisationId' | 'price'>

/** What whoever is served pays themselves: their share, or the whole when nobody shares it with them. */
async function toCollectOf(ctx: Ctx, rows: readonly Owing[]): Promise<(row: Owing) => Cents> {
  const shares = await ctx.read((tx) =>
    sharesOfRequests(
      tx,
      ctx.hub.id,
      rows.map((row) => row.id),
    ),
  )
  return (row) => {
    if (!row.personId) return cents(0)
    const own = shares.filter((share) => share.requestId === row.id)
    if (own.length === 0) return row.payerOrganisationId ? cents(0) : row.price
    return add(...own.filter((share) => share.kind === 'served').map((share) => share.amount))
  }
}

/** What is to be taken at each door of these requests, and what became of them; in two queries. */
export async function dueAtDoors(
  ctx: Ctx,
  ids: readonly Id<'Request'>[],
): Promise<ReadonlyMap<Id<'Request'>, { due: Cents; state: RequestState }>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.read((tx) => requestsByIds(tx, ctx.hub.id, ids))
  const due = await toCollectOf(ctx, rows)
  return new Map(
    rows.map((row) => [
      row.id,
      { due: row.state === 'paid' || row.state === 'closed' ? cents(0) : due(row), state: row.state },
    ]),
  )
}

/** Jobs with the people at their doors, in a fixed number of queries. */
export async function showJobs(
  ctx: Ctx,
  rows: readonly RequestRow[],
  hours: ReadonlyMap<Id<'Request'>, Date> = new Map(),
): Promise<Job[]> {
  const of = await doorsOf(ctx, rows)
  const toCollect = await toCollectOf(ctx, rows)
  const dayOf = (at: Date | undefined) => (at ? dayIn(at, ctx.hub.zone) : null)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    state: row.state,
    serviceName: row.serviceName,
    quantity: row.quantity,
    dueOn: row.dueOn,
    details: [row.contents, row.details].filter(Boolean).join(' · '),
    price: row.price,
    startsAt: hours.get(row.id) ?? null,
    visitOn: dayOf(hours.get(row.id)),
    collect: toCollect(row),
    contact: of(row),
    doneAt: row.doneAt,
  }))
}

/** Who the actor is for the work given to them: their account, their record, and their firm when they are a provider. */
export async function workerOf(ctx: Ctx): Promise<Worker> {
  const person = await personOfActor(ctx)
  return {
    userId: ctx.actor.userId,
    personId: person?.id ?? null,
    organisationId: mayDoMissions(ctx.actor) ? (person?.organisationId ?? null) : null,
  }
}
