import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Activity } from '#modules/catalogue/index.server.ts'
import {
  type Coverage,
  coveragesFor,
  holdCoverages,
  holdNamedCoverages,
  type KnownPerson,
  shareOut,
} from '#modules/contracts/index.server.ts'
import type { Payer } from '#modules/money/index.server.ts'
import { getOrganisation, organisationKinds } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Tx } from '#platform/db/db.server.ts'
import { payerOfOrganisation } from '../payers.ts'
import { byHand, type ShareCode } from '../rules/shares.ts'
import type { NewShare } from './store.server.ts'

/** One line of a sharing written by hand: through a coverage that counts it, or straight to an organisation. */
export type HandShare = { readonly typed: string } & (
  | { readonly coverageId: Id<'Coverage'>; readonly organisationId?: undefined }
  | { readonly organisationId: Id<'Organisation'>; readonly coverageId?: undefined }
)

/** How a price is shared: by the rules that apply, by whoever is served alone, or by hand with its reason. */
export type Sharing =
  | { readonly by: 'rules'; readonly code?: string }
  | { readonly by: 'served' }
  | { readonly by: 'hand'; readonly shares: readonly HandShare[]; readonly why?: string }

export type SharingCode =
  | ShareCode
  | 'share_why_needed'
  | 'coverage_unknown'
  | 'over_ceiling'
  | 'over_budget'
  | 'organisation_unknown'

/** What is shared. */
export type Shareable = {
  readonly personId: Id<'Person'> | null
  /** The person, when the caller has just read them. */
  readonly person?: KnownPerson
  readonly serviceId: Id<'Service'>
  readonly activity: Activity
  readonly price: Cents
  /** The purse of whoever is served. */
  readonly payer: Payer
  /** The day it was asked: its month is the one whose ceiling counts. */
  readonly day: Day
}

const BLANK = { takes: null, permille: 0, takesAmount: null, heldBy: null, period: null, why: null }

/** The last share: whoever is served pays what is left. */
export const restOf = (of: Shareable, amount: Cents, why: string | null): NewShare => ({
  ...BLANK,
  kind: 'served',
  organisationId: null,
  coverageId: null,
  name: '',
  payer: of.payer,
  amount,
  why,
})

/**
 * The shares of a price, the coverages it draws on held until the transaction ends. Empty when whoever is served pays
 * alone. Writes nothing: see `writeNewShares`.
 */
export async function shareFor(
  tx: Tx,
  c: Ctx,
  of: Shareable,
  sharing: Sharing = { by: 'rules' },
): Promise<Result<NewShare[], SharingCode>> {
  if (sharing.by === 'hand') return await shareByHand(tx, c, of, sharing)
  if (sharing.by === 'served' || !of.personId || of.price <= zero) return ok([])
  const held = await holdCoverages(tx, c, askedOf(of, of.personId, sharing.code))
  return ok(await sharesOf(c, of, held))
}

const askedOf = (of: Shareable, personId: Id<'Person'>, code?: string) => ({
  personId,
  serviceId: of.serviceId,
  activity: of.activity,
  day: of.day,
  person: of.person,
  code,
})

/** What the rules would give now, for a page that asks before anything is taken: nothing is held nor counted. */
export async function previewShares(c: Ctx, of: Shareable, code?: string): Promise<NewShare[]> {
  if (!of.personId || of.price <= zero) return []
  return await sharesOf(c, of, await coveragesFor(c, askedOf(of, of.personId, code)))
}

/** Shares by the rules of coverages that apply, whoever is served last; empty without any. */
async function sharesOf(c: Ctx, of: Shareable, held: readonly Coverage[]): Promise<NewShare[]> {
  if (held.length === 0) return []
  const { parts, rest } = shareOut(of.price, held)
  const payers = await payersOf(c, held)
  const shares = held.map((coverage, i): NewShare => {
    const part = parts[i]!
    const { takes, permille, period, amount: takesAmount } = coverage
    const terms = { takes, permille, period, takesAmount, heldBy: part.limit }
    return { ...throughCoverage(coverage, payers), ...terms, amount: part.amount }
  })
  return [...shares, restOf(of, rest, null)]
}

const payersOf = async (c: Ctx, held: readonly Coverage[]) =>
  await organisationKinds(
    c,
    held.map((one) => one.payerOrganisationId),
  )

function throughCoverage(
  coverage: Coverage,
  kinds: Awaited<ReturnType<typeof organisationKinds>>,
): Omit<NewShare, 'amount'> {
  const organisationId = coverage.payerOrganisationId
  const kind = organisationId && kinds.get(organisationId)
  return {
    ...BLANK,
    kind: organisationId ? 'organisation' : 'fund',
    organisationId,
    coverageId: coverage.id,
    name: coverage.payerName ?? coverage.name,
    payer: kind ? payerOfOrganisation(kind) : 'other',
  }
}

async function shareByHand(
  tx: Tx,
  c: Ctx,
  of: Shareable,
  { shares, why }: Extract<Sharing, { by: 'hand' }>,
): Promise<Result<NewShare[], SharingCode>> {
  const reason = why?.trim()
  if (!reason) return refuse('share_why_needed', 'shareWhy')
  const read = byHand(
    of.price,
    shares.map((share) => share.typed),
  )
  if (!read.ok) return refuse(read.code, read.field === undefined ? 'shares' : `share-${read.field}`)
  const { amounts, rest } = read.value
  const held = await heldFor(tx, c, of, shares)
  const kinds = await payersOf(c, held)
  const made: NewShare[] = []
  for (const [i, share] of shares.entries()) {
    const amount = amounts[i] ?? zero
    if (amount === zero) continue
    const one =
      share.organisationId === undefined
        ? drawn(
            held.find((coverage) => coverage.id === share.coverageId),
            amount,
            kinds,
            i,
          )
        : await straight(c, share.organisationId, i)
    if (!one.ok) return one
    made.push({ ...one.value, amount, why: reason })
  }
  return ok(made.length === 0 ? [] : [...made, restOf(of, rest, reason)])
}

const heldFor = (tx: Tx, c: Ctx, of: Shareable, shares: readonly HandShare[]): Promise<Coverage[]> => {
  const ids = shares.flatMap((share) => share.coverageId ?? [])
  if (!of.personId || ids.length === 0) return Promise.resolve([])
  return holdNamedCoverages(tx, c, ids, { personId: of.personId, day: of.day })
}

function drawn(
  coverage: Coverage | undefined,
  amount: Cents,
  kinds: Awaited<ReturnType<typeof organisationKinds>>,
  place: number,
): Result<Omit<NewShare, 'amount'>, SharingCode> {
  const field = `share-${place}`
  if (!coverage) return refuse('coverage_unknown', field)
  if (coverage.ceilingLeft !== null && amount > coverage.ceilingLeft) return refuse('over_ceiling', field)
  if (coverage.budgetLeft !== null && amount > coverage.budgetLeft) return refuse('over_budget', field)
  return ok(throughCoverage(coverage, kinds))
}

async function straight(
  c: Ctx,
  organisationId: Id<'Organisation'>,
  place: number,
): Promise<Result<Omit<NewShare, 'amount'>, SharingCode>> {
  const known = await getOrganisation(c, organisationId)
  if (!known) return refuse('organisation_unknown', `share-${place}`)
  const payer = payerOfOrganisation(known.kind)
  return ok({ ...BLANK, kind: 'organisation', organisationId, coverageId: null, name: known.name, payer })
}
