import { addDays, type Day, dayIn } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import {
  getService,
  partsLine,
  type Rate,
  type Service,
  unavailableOn,
} from '#modules/catalogue/index.server.ts'
import { type Agreement, agreementFor, type KnownPerson } from '#modules/contracts/index.server.ts'
import type { Means, Payer } from '#modules/money/index.server.ts'
import {
  getOrganisation,
  getPerson,
  mayActFor,
  type Segment,
  segmentOfKind,
} from '#modules/people/index.server.ts'
import { audit, type Ctx, emit, nextNumber, once } from '#platform/context/ctx.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { priceUnder } from '../agreed.ts'
import { payerOfOrganisation, payerOfPerson } from '../payers.ts'
import { mayTakeRequests } from '../permits.ts'
import { type Channel, daysOfDelay, phaseOf } from '../rules/life.ts'
import { writeNewShares } from '../shares/request-shares.server.ts'
import { type Sharing, type SharingCode, shareFor } from '../shares/share.server.ts'
import { insertRequest, type NewRequest, type RequestRow } from '../store.server.ts'
import { finishWork, type VerbCode } from './apply-verb.server.ts'
import { collect, type PayCode } from './pay-request.server.ts'

export type TakeInput = {
  /** Who is served: a person or an organisation. */
  personId?: Id<'Person'>
  organisationId?: Id<'Organisation'>
  /** Who asks for the person served, when somebody else may do so. */
  askerPersonId?: Id<'Person'>
  serviceId: Id<'Service'>
  quantity: number
  channel: Channel
  details?: string
  wantedOn?: Day
  /** When it reached us, if before now: a form waited to be read, and delays count from then. */
  receivedAt?: Date
  /** An organisation that pays the whole for the person served. */
  payerOrganisationId?: Id<'Organisation'>
  /** How the price is shared otherwise: by the rules that apply, unless said. */
  sharing?: Sharing
  /** Whose rate it is sold at; everybody's when absent. */
  rate?: Rate
  /** The whole price when it is not the catalogue's, in cents, with its reason. */
  price?: Cents
  priceWhy?: string
  idempotencyKey?: string
}
export type Taken = { id: Id<'Request'>; number: string }
export type TakeCode =
  | 'not_permitted'
  | 'who_needed'
  | 'person_unknown'
  | 'person_left'
  | 'asker_unknown'
  | 'organisation_unknown'
  | 'service_unknown'
  | 'service_retired'
  | 'service_paused'
  | 'out_of_season'
  | 'no_rate'
  | 'no_price'
  | 'amount_too_small'
  | 'price_why_needed'
  | 'day_past'
  | 'quantity_wrong'
  | SharingCode

type Who = { name: string; segment: Segment; payer: Payer; person?: KnownPerson }

async function whoIsServed(ctx: Ctx, input: TakeInput): Promise<Result<Who, TakeCode>> {
  if (input.personId) {
    const person = await getPerson(ctx, input.personId)
    if (!person) return refuse('person_unknown')
    if (person.leftAt) return refuse('person_left')
    const name = `${person.firstName} ${person.lastName}`.trim()
    return ok({ name, segment: person.segment, payer: payerOfPerson(person.segment), person })
  }
  if (!input.organisationId) return refuse('who_needed')
  const served = await getOrganisation(ctx, input.organisationId)
  if (!served) return refuse('organisation_unknown')
  const { name, kind } = served
  return ok({ name, segment: segmentOfKind(kind), payer: payerOfOrganisation(kind) })
}

/** Nobody asks in somebody's name without a proxy that holds today. */
async function whoAsks(ctx: Ctx, { askerPersonId, personId }: TakeInput): Promise<Result<null, TakeCode>> {
  if (!askerPersonId) return ok(null)
  if (!personId) return refuse('asker_unknown')
  const asked = { proxyId: askerPersonId, personId, power: 'ask', on: ctx.today() } as const
  return (await mayActFor(ctx, asked)) ? ok(null) : refuse('asker_unknown')
}

async function whoPays(ctx: Ctx, input: TakeInput, who: Who): Promise<Result<Payer, TakeCode>> {
  if (!input.payerOrganisationId) return ok(who.payer)
  const payer = await getOrganisation(ctx, input.payerOrganisationId)
  return payer ? ok(payerOfOrganisation(payer.kind)) : refuse('organisation_unknown', 'payerOrganisationId')
}

type Priced = { unitPrice: Cents; price: Cents; priceWhy: string | null; contractId: Id<'Contract'> | null }

/** The contract of the organisation served, when it holds this service; a price given by hand goes before it. */
async function agreedFor(ctx: Ctx, input: TakeInput): Promise<Agreement | null> {
  const { organisationId, personId, serviceId, price } = input
  if (!organisationId || personId || price !== undefined) return null
  return await agreementFor(ctx, { organisationId, serviceId, day: ctx.today() })
}

/** Prices are those of today: the contract's, or else the catalogue's for the segment, or one given by hand and why. */
function priceFor(
  input: TakeInput,
  service: Service,
  segment: Segment,
  agreed: Agreement | null,
): Result<Priced, TakeCode> {
  if (agreed) return ok(priceUnder(agreed, input.quantity))
  const priced = priceOutside(input, service, segment)
  return priced.ok ? ok({ ...priced.value, contractId: null }) : priced
}

/** The catalogue's price of today for the segment and rate × quantity, or the price given by hand with its reason. */
function priceOutside(
  input: TakeInput,
  service: Service,
  segment: Segment,
): Result<Omit<Priced, 'contractId'>, TakeCode> {
  const { rate = 'normal' } = input
  const unit = rate === 'normal' ? service.prices[segment] : service.rates[rate][segment]
  if (unit === undefined && rate !== 'normal') return refuse('no_rate', 'rate')
  if (input.price === undefined) {
    if (unit === undefined) return refuse('no_price', 'price')
    return ok({ unitPrice: unit, price: cents(unit * BigInt(input.quantity)), priceWhy: null })
  }
  if (input.price < 0n) return refuse('amount_too_small', 'price')
  const priceWhy = input.priceWhy?.trim()
  if (!priceWhy) return refuse('price_why_needed', 'priceWhy')
  return ok({ unitPrice: unit ?? input.price, price: input.price, priceWhy })
}

async function take(c: Ctx, input: TakeInput): Promise<Result<RequestRow, TakeCode>> {
  const receivedAt = input.receivedAt ?? c.now()
  const receivedOn = dayIn(receivedAt, c.hub.zone)
  if (!Number.isInteger(input.quantity) || input.quantity < 1) return refuse('quantity_wrong', 'quantity')
  if (input.wantedOn && input.wantedOn < receivedOn) return refuse('day_past', 'wantedOn')
  const who = await whoIsServed(c, input)
  if (!who.ok) return who
  const asker = await whoAsks(c, input)
  if (!asker.ok) return asker
  const service = await getService(c, input.serviceId)
  if (!service) return refuse('service_unknown', 'serviceId')
  if (service.retiredAt) return refuse('service_retired', 'serviceId')
  const unavailable = unavailableOn(service, input.wantedOn ?? c.today())
  if (unavailable) return refuse(unavailable.code, 'serviceId')
  const payer = await whoPays(c, input, who.value)
  if (!payer.ok) return payer
  const priced = priceFor(input, service, who.value.segment, await agreedFor(c, input))
  if (!priced.ok) return priced
  return await c.tx(async (tx) => {
    // Coverages first, then the number: who waits for a coverage keeps nobody else from taking a request.
    const of = {
      personId: input.personId ?? null,
      person: who.value.person,
      serviceId: service.id,
      activity: service.activity,
      price: priced.value.price,
      payer: payer.value,
      day: receivedOn,
    }
    const shares = input.payerOrganisationId ? ok([]) : await shareFor(tx, c, of, input.sharing)
    if (!shares.ok) return shares
    const id = newId<'Request'>()
    const year = c.today().slice(0, 4)
    const number = `D${year}-${String(await nextNumber(tx, c, `D${year}`)).padStart(4, '0')}`
    const request: NewRequest = {
      hubId: c.hub.id,
      id,
      number,
      state: 'received',
      phase: phaseOf('received'),
      channel: input.channel,
      personId: input.personId ?? null,
      organisationId: input.personId ? null : (input.organisationId ?? null),
      askerPersonId: input.askerPersonId ?? null,
      serviceId: input.serviceId,
      serviceName: service.name,
      activity: service.activity,
      quantity: input.quantity,
      contents: service.parts.length > 0 ? partsLine(service.parts) : null,
      rate: input.rate ?? 'normal',
      ...priced.value,
      directCost: cents(service.directCost * BigInt(input.quantity)),
      payer: payer.value,
      payerOrganisationId: input.payerOrganisationId ?? null,
      severalPay: shares.value.length > 0,
      details: input.details ?? '',
      wantedOn: input.wantedOn ?? null,
      dueOn: input.wantedOn ?? addDays(receivedOn, daysOfDelay(service.delayHours)),
      delayHours: service.delayHours,
      receivedAt,
      takenBy: c.actor.userId,
      words: searchWords(number, who.value.name, service.name, input.details),
    }
    const row = await insertRequest(tx, request, {
      hubId: c.hub.id,
      id: newId<'RequestMove'>(),
      requestId: id,
      verb: 'receive',
      fromState: null,
      toState: 'received',
      why: null,
      at: receivedAt,
      // What waited to be read was sent by the person served, not by who reads it.
      userId: input.receivedAt ? null : c.actor.userId,
      actorName: input.receivedAt ? who.value.name : c.actor.name,
    })
    await writeNewShares(tx, c, row, receivedOn, shares.value)
    await audit(tx, c, 'receive', 'request', id)
    await emit(tx, c, 'requests.received', id, { number })
    return ok(row)
  })
}

const takenOf = ({ id, number }: RequestRow): Taken => ({ id, number })

/** Takes a request: D2026-0001 and so on, without a gap per hub and year. The same form sent twice takes one. */
export async function takeRequest(ctx: Ctx, input: TakeInput): Promise<Result<Taken, TakeCode>> {
  return mayTakeRequests(ctx.actor) ? await takeOnce(ctx, input) : refuse('not_permitted')
}

/** The same once the caller knows that whoever acts may: the desk, or somebody for themselves. */
export async function takeOnce(ctx: Ctx, input: TakeInput): Promise<Result<Taken, TakeCode>> {
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Taken, TakeCode>(tx, c, input.idempotencyKey, async () => {
        const taken = await take(c, input)
        return taken.ok ? ok(takenOf(taken.value)) : taken
      }),
    ),
  )
}

/** « C'est fait et payé maintenant »: taken, done and paid in one transaction, all or nothing. */
export async function takeAndSettle(
  ctx: Ctx,
  input: TakeInput,
  payment: { means: Means; reference?: string },
): Promise<Result<Taken, TakeCode | VerbCode | PayCode>> {
  if (!mayTakeRequests(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx((tx) =>
      once<Taken, TakeCode | VerbCode | PayCode>(tx, c, input.idempotencyKey, async () => {
        const taken = await take(c, input)
        if (!taken.ok) return taken
        // Nobody else sees the row before the commit: it needs no lock.
        const done = await finishWork(tx, c, [taken.value], undefined, { euros: false })
        if (!done.ok) return done
        const [request] = done.value
        // What only organisations owe of a shared price is waited for.
        const waits = request!.phase === 'over' || (request!.severalPay && request!.phase === 'billed')
        const paid = waits ? ok(null) : await collect(c, request!, payment)
        return paid.ok ? ok(takenOf(taken.value)) : paid
      }),
    ),
  )
}
