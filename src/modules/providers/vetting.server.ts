import { type Day, daysBetween } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { getService } from '#modules/catalogue/index.server.ts'
import { findOrganisations, organisationNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { waitingApplications } from './application-store.server.ts'
import { mayKeepProviders, mayVetProviders } from './permits.ts'
import { type AlertStep, type DocumentKind, lastOfEach, stepOf } from './rules/documents.ts'
import { type Fit, fitOf, forbidden, type Known, type Why } from './rules/fit.ts'
import { PROVIDER_KINDS } from './rules/life.ts'
import {
  addScore,
  type Dossiers,
  documentRows,
  dossiersOf,
  endingDocuments,
  fileOf,
  shareOf,
} from './store.server.ts'

type Rating = { average: number; count: number }
export type ProviderFor = {
  organisationId: Id<'Organisation'>
  name: string
  /** From 1 to 4, one decimal; null before the first. */
  rating: Rating | null
  fit: Fit
  why: Why[]
}
type ForWhat = {
  serviceId: Id<'Service'>
  postcode?: string | null
  city?: string | null
  day: Day
  /** Jobs each already has in the week of `day`, when the caller knows: they are compared with their capacity. */
  jobs?: ReadonlyMap<Id<'Organisation'>, number>
}

/** What is known of one provider among those read together. */
export function knownOf(dossiers: Dossiers, id: Id<'Organisation'>): Known {
  const of = <T extends { organisationId: Id<'Organisation'> }>(rows: readonly T[]) =>
    rows.filter((row) => row.organisationId === id)
  return {
    file: of(dossiers.files)[0] ?? null,
    documents: of(dossiers.documents),
    services: of(dossiers.services).map((row) => row.serviceId),
    weekdays: of(dossiers.hours).map((row) => row.weekday),
    absences: of(dossiers.absences),
  }
}

export const ratingIn = (dossiers: Dossiers, id: Id<'Organisation'>): Rating | null => {
  const score = dossiers.scores.find((row) => row.organisationId === id)
  return score ? { average: Math.round((score.total * 10) / score.count) / 10, count: score.count } : null
}

const ORDER: readonly Fit[] = ['ok', 'warn', 'no']
const byFit = (a: ProviderFor, b: ProviderFor): number =>
  ORDER.indexOf(a.fit) - ORDER.indexOf(b.fit) ||
  a.why.length - b.why.length ||
  (b.rating?.average ?? 0) - (a.rating?.average ?? 0)

/**
 * The providers and producers of the hub for one job: the fittest first, then the best rated, each with what to know.
 * One without a file is there with a warning: they work as before until somebody opens it.
 */
export async function providersFor(ctx: Ctx, what: ForWhat): Promise<readonly ProviderFor[]> {
  const service = await getService(ctx, what.serviceId)
  const all = await findOrganisations(ctx, { kinds: PROVIDER_KINDS, limit: 500 })
  const ids = all.map(({ id }) => id)
  const dossiers = await ctx.read((tx) => dossiersOf(tx, ctx.hub.id, ids, what.day))
  const { serviceId, postcode, city, day } = what
  return all
    .map(({ id, label }) => {
      const work = { serviceId, skills: service?.skills ?? [], day, postcode, city, jobs: what.jobs?.get(id) }
      const fit = fitOf(knownOf(dossiers, id), work)
      return { organisationId: id, name: label, rating: ratingIn(dossiers, id), ...fit }
    })
    .sort(byFit)
}

const CODES = {
  not_approved: 'provider_not_approved',
  insurance_lapsed: 'insurance_lapsed',
  registration_lapsed: 'registration_lapsed',
} as const
export type MayWorkCode = (typeof CODES)[keyof typeof CODES]

/**
 * May this organisation be given work on a day? Asked by whoever assigns or offers, in the same transaction. An
 * organisation without a file may; a file that is not approved, or a paper that has lapsed by then, refuses.
 */
export async function mayWorkFor(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  day: Day,
): Promise<Result<null, MayWorkCode>> {
  const no = await ctx.read(async (tx) => {
    const file = await fileOf(tx, ctx.hub.id, organisationId)
    if (!file) return null
    return forbidden({ file, documents: await documentRows(tx, ctx.hub.id, [organisationId]) }, day)
  })
  return no ? refuse(CODES[no]) : ok(null)
}

/** Adds what somebody served thought of a provider, from 1 to 4, to their rating. Called once per answer. */
export const noteRating = (ctx: Ctx, organisationId: Id<'Organisation'>, score: number): Promise<void> =>
  ctx.tx((tx) => addScore(tx, ctx.hub.id, organisationId, score, ctx.now()))

/** The part of the price, in permille, that a provider gets for a service: theirs, or the catalogue's. */
export async function providerTerms(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  serviceId: Id<'Service'>,
): Promise<{ sharePermille: number }> {
  const own = await ctx.read((tx) => shareOf(tx, ctx.hub.id, organisationId, serviceId))
  return { sharePermille: own ?? (await getService(ctx, serviceId))?.providerShare ?? 0 }
}

export type ExpiringDocument = {
  id: Id<'ProviderDocument'>
  organisationId: Id<'Organisation'>
  name: string
  kind: DocumentKind
  title: string
  expiresOn: Day
  /** Negative once it has lapsed. */
  daysLeft: number
  step: AlertStep
}

/** Documents that end within sixty days or have lapsed, and that nothing replaced: the most urgent first. */
export async function expiringDocuments(ctx: Ctx): Promise<readonly ExpiringDocument[]> {
  const today = ctx.today()
  const rows = await ctx.read((tx) => endingDocuments(tx, ctx.hub.id))
  const byFile = Map.groupBy(
    rows.map(({ document }) => document),
    (document) => document.organisationId,
  )
  const ending = [...byFile.values()].flatMap(lastOfEach).flatMap((document) => {
    const step = document.expiresOn && stepOf(document.expiresOn, today)
    return document.expiresOn && step !== null
      ? [{ ...document, expiresOn: document.expiresOn, step: step as AlertStep }]
      : []
  })
  const names = await organisationNames(
    ctx,
    ending.map((document) => document.organisationId),
  )
  return ending
    .map(({ id, organisationId, kind, title, expiresOn, step }) => ({
      ...{ id, organisationId, kind, title, expiresOn, step },
      name: names.get(organisationId) ?? '',
      daysLeft: daysBetween(today, expiresOn),
    }))
    .sort((a, b) => a.daysLeft - b.daysLeft)
}

/** The file of a provider with its name, services and hours; null when it has none, or is unknown here. */
export async function providerDossier(ctx: Ctx, id: Id<'Organisation'>) {
  const read = await ctx.read((tx) => dossiersOf(tx, ctx.hub.id, [id], ctx.today()))
  const [file] = read.files
  if (!file) return null
  const name = (await organisationNames(ctx, [id])).get(id) ?? ''
  return { file, name, services: read.services, hours: read.hours }
}

/** When a file was last written, as its page holds it; null without a file. */
export async function fileSeenAt(ctx: Ctx, id: Id<'Organisation'>): Promise<Date | null> {
  return (await ctx.read((tx) => fileOf(tx, ctx.hub.id, id)))?.updatedAt ?? null
}

/** What waits for the desk about providers: papers that end, and applications nobody answered. */
export async function providersToday(
  ctx: Ctx,
): Promise<{ documents: readonly ExpiringDocument[]; applications: number }> {
  if (!mayKeepProviders(ctx.actor)) return { documents: [], applications: 0 }
  const applications = mayVetProviders(ctx.actor)
    ? await ctx.read((tx) => waitingApplications(tx, ctx.hub.id))
    : []
  return { documents: await expiringDocuments(ctx), applications: applications.length }
}
