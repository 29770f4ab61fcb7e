import type { Day } from '#kit/day.ts'
import { type Id, isId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { listServices, type Rate, type Service, unavailableOn } from '#modules/catalogue/index.server.ts'
import {
  findOrganisations,
  findPeople,
  getOrganisation,
  getPerson,
  mayActFor,
  type Need,
  peopleNames,
  type Represented,
  representedBy,
  type Segment,
  segmentOfKind,
} from '#modules/people/index.server.ts'
import { requestsPage } from '#modules/requests/list-store.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type FormState, readForm } from '#platform/forms/form.ts'
import { type WhatForm, whatForm } from './form.ts'

export type Who = {
  kind: 'personne' | 'organisme'
  id: string
  name: string
  segment: Segment
  known: readonly Need[]
  needs: string | null
  /** Who asks in their name, when the address says so. */
  asker: { id: Id<'Person'>; name: string } | null
  /** Those in whose name they may ask today. */
  represents: readonly Represented[]
}

async function askerIn(ctx: Ctx, params: URLSearchParams, personId: Id<'Person'>): Promise<Who['asker']> {
  const proxyId = params.get('demandeur')
  if (!isId<'Person'>(proxyId)) return null
  if (!(await mayActFor(ctx, { proxyId, personId, power: 'ask', on: ctx.today() }))) return null
  return { id: proxyId, name: (await peopleNames(ctx, [proxyId])).get(proxyId) ?? '' }
}

/** Who the address names; null when nobody, or unknown here, or gone. */
export async function whoIn(ctx: Ctx, params: URLSearchParams): Promise<Who | null> {
  const personId = params.get('personne')
  if (isId<'Person'>(personId)) {
    const person = await getPerson(ctx, personId)
    if (!person || person.leftAt) return null
    const name = `${person.firstName} ${person.lastName}`.trim()
    const { segment, knownNeeds: known, needs } = person
    const asker = await askerIn(ctx, params, personId)
    const represents = asker ? [] : await representedBy(ctx, personId, ctx.today())
    return { kind: 'personne', id: personId, name, segment, known, needs, asker, represents }
  }
  const organisationId = params.get('organisme')
  if (!isId<'Organisation'>(organisationId)) return null
  const organisation = await getOrganisation(ctx, organisationId)
  if (!organisation) return null
  const { name, kind, note } = organisation
  const alone = { known: [], asker: null, represents: [] }
  return { kind: 'organisme', id: organisationId, name, segment: segmentOfKind(kind), needs: note, ...alone }
}

/** The second step as the address holds it: not yet answered, refused, or read. */
export function whatIn(params: URLSearchParams): { what?: WhatForm; refused?: FormState } {
  if (!params.has('quantite')) return {}
  const data = new FormData()
  for (const name of Object.keys(whatForm.shape)) data.set(name, params.get(name) ?? '')
  const read = readForm(whatForm, data)
  if (read.ok) return { what: read.value }
  const errors = read.errors.service ? { ...read.errors, service: 'service_unknown' } : read.errors
  return { refused: { values: read.values, errors } }
}

export type Choice = { href: string; label: string; detail: string }

/** Buttons of the first step: those found by what was typed, or those seen last. */
export async function choicesOfWho(ctx: Ctx, params: URLSearchParams): Promise<Choice[]> {
  const q = (params.get('q') ?? '').trim()
  if (params.get('type') === 'organisme') {
    const found = await findOrganisations(ctx, { q, limit: 12 })
    return found.map(({ id, label, detail }) => ({ href: `?organisme=${id}`, label, detail }))
  }
  if (q !== '') {
    const found = await findPeople(ctx, q, 12)
    return found.map(({ id, label, detail }) => ({ href: `?personne=${id}`, label, detail }))
  }
  return await seenLast(ctx)
}

/** Those whose requests came last: at a counter, today's face is often yesterday's. */
async function seenLast(ctx: Ctx): Promise<Choice[]> {
  const filter = { q: '', states: [], open: false, sort: 'received', descending: true } as const
  const rows = await ctx.read((tx) => requestsPage(tx, ctx.hub.id, filter, null, 39))
  const ids = [...new Set(rows.map((row) => row.personId).filter((id) => id !== null))].slice(0, 6)
  const names = await peopleNames(ctx, ids)
  return ids.map((id: Id<'Person'>) => ({ href: `?personne=${id}`, label: names.get(id) ?? '', detail: '' }))
}

export type Offer = Pick<
  Service,
  | 'id'
  | 'name'
  | 'description'
  | 'activity'
  | 'unit'
  | 'parts'
  | 'pauses'
  | 'season'
  | 'homeService'
  | 'documents'
  | 'delayHours'
> & {
  /** Cents for one unit; null is to be agreed. */
  price: bigint | null
  /** Cents for one unit at each rate that this segment has. */
  rates: Partial<Record<Rate, bigint>>
}

function offerOf(service: Service, segment: Segment): Offer {
  const { prices, rates } = service
  const known: Offer['rates'] = {}
  if (prices[segment] !== undefined) known.normal = prices[segment]
  for (const rate of ['solidarity', 'support'] as const)
    if (rates[rate][segment] !== undefined) known[rate] = rates[rate][segment]
  return { ...service, price: prices[segment] ?? null, rates: known }
}

/** The services on offer with the price of one segment; those without a price for it, to be agreed, come last. */
export async function offersFor(ctx: Ctx, segment: Segment): Promise<Offer[]> {
  const services = await listServices(ctx, { activeOnly: true })
  const offers = services.map((service) => offerOf(service, segment))
  return offers.sort((a, b) => Number(a.price === null) - Number(b.price === null))
}

/** The rate asked, or everybody's when this service has no such rate for them. */
export const rateOf = (offer: Offer, what: WhatForm): Rate =>
  what.tarif && offer.rates[what.tarif] !== undefined ? what.tarif : 'normal'

/** The price of what was chosen at its rate; null when it must be agreed. */
export const priceOf = (offer: Offer, what: WhatForm) => {
  const unit = offer.rates[rateOf(offer, what)]
  return unit === undefined ? null : cents(unit * BigInt(what.quantite))
}

/** What was asked is not done on that day: said beside the service, before anything is priced. */
export function refusedDay(
  offer: Offer,
  what: WhatForm,
  today: Day,
  before: FormState['values'],
): FormState | null {
  const no = unavailableOn(offer, what.pour ?? today)
  return no && { values: before, errors: { service: no.code } }
}
