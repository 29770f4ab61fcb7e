import type { Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { type Cents, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import type { Activity } from '#modules/catalogue/index.server.ts'
import { getOrganisation, getPerson, type PersonSegment } from '#modules/people/index.server.ts'
import { audit, type Ctx, once } from '#platform/context/ctx.server.ts'
import { mayKeepCoverages } from '../permits.ts'
import { type PeopleScope, type Period, type ServiceScope, type Takes, tidyCode } from '../rules/coverages.ts'
import { coverageById, insertCoverage, namePerson, unnamePerson, updateCoverage } from './store.server.ts'

export type CoverageInput = {
  readonly name: string
  /** Who pays; the hub's solidarity fund when nobody is named. */
  readonly payerOrganisationId?: Id<'Organisation'>
  readonly contractId?: Id<'Contract'>
  readonly takes: Takes
  /** `share`: parts per thousand of the price, 1 to 1000. */
  readonly permille?: number
  /** Cents. `fixed`: what it pays, above zero; `rest`: what the person keeps. */
  readonly amount?: Cents
  readonly serviceScope: ServiceScope
  readonly activities?: readonly Activity[]
  readonly serviceIds?: readonly Id<'Service'>[]
  readonly peopleScope: PeopleScope
  readonly segments?: readonly PersonSegment[]
  readonly code?: string
  readonly fromDay: Day
  readonly toDay?: Day
  /** Cents, above zero: the most for one person over a period. */
  readonly ceiling?: Cents
  readonly period?: Period
  /** Cents, above zero: the most for everybody over a calendar year. */
  readonly budget?: Cents
  /** Who pays first: 1 before 2. */
  readonly rank: number
  readonly note?: string
}

export type CoverageCode =
  | 'not_permitted'
  | 'not_found'
  | 'required'
  | 'organisation_unknown'
  | 'share_wrong'
  | 'amount_too_small'
  | 'ends_before_start'
  | 'fund_employs_nobody'
  | 'changed_meanwhile'
  | 'person_unknown'

/** The terms as they are kept: what another choice made useless is not kept with it. */
function termsOf(input: CoverageInput): Result<Terms, CoverageCode> {
  const name = input.name.trim()
  if (!name) return refuse('required', 'name')
  const permille = input.takes === 'share' ? (input.permille ?? 0) : 0
  if (input.takes === 'share' && !(permille >= 1 && permille <= 1000))
    return refuse('share_wrong', 'permille')
  const amount = input.takes === 'share' ? zero : (input.amount ?? zero)
  if (amount < zero || (input.takes === 'fixed' && amount === zero))
    return refuse('amount_too_small', 'amount')
  const wrong = scopesOf(input) ?? limitsOf(input)
  if (wrong) return wrong
  return ok({
    name,
    payerOrganisationId: input.payerOrganisationId ?? null,
    contractId: input.contractId ?? null,
    takes: input.takes,
    permille,
    amount,
    serviceScope: input.serviceScope,
    activities: input.serviceScope === 'activities' ? [...(input.activities ?? [])] : [],
    serviceIds: input.serviceScope === 'services' ? [...(input.serviceIds ?? [])] : [],
    peopleScope: input.peopleScope,
    segments: input.peopleScope === 'segments' ? [...(input.segments ?? [])] : [],
    code: input.peopleScope === 'code' ? tidyCode(input.code ?? '') : null,
    fromDay: input.fromDay,
    toDay: input.toDay ?? null,
    ceiling: input.ceiling ?? null,
    period: input.ceiling === undefined ? null : (input.period ?? 'month'),
    budget: input.budget ?? null,
    rank: input.rank,
    note: input.note?.trim() ?? '',
  })
}
type Terms = Omit<Parameters<typeof insertCoverage>[1], 'hubId' | 'id' | 'createdAt' | 'updatedAt'>

function scopesOf(input: CoverageInput) {
  const { serviceScope, peopleScope } = input
  if (serviceScope === 'activities' && !input.activities?.length) return refuse('required', 'activities')
  if (serviceScope === 'services' && !input.serviceIds?.length) return refuse('required', 'serviceIds')
  if (peopleScope === 'segments' && !input.segments?.length) return refuse('required', 'segments')
  if (peopleScope === 'code' && !tidyCode(input.code ?? '')) return refuse('required', 'code')
  if (peopleScope === 'employees' && !input.payerOrganisationId)
    return refuse('fund_employs_nobody', 'peopleScope')
  return null
}

function limitsOf(input: CoverageInput) {
  if (input.toDay && input.toDay < input.fromDay) return refuse('ends_before_start', 'toDay')
  if (input.ceiling !== undefined && input.ceiling <= zero) return refuse('amount_too_small', 'ceiling')
  if (input.budget !== undefined && input.budget <= zero) return refuse('amount_too_small', 'budget')
  return null
}

async function checked(ctx: Ctx, input: CoverageInput): Promise<Result<Terms, CoverageCode>> {
  if (!mayKeepCoverages(ctx.actor)) return refuse('not_permitted')
  const terms = termsOf(input)
  if (!terms.ok) return terms
  const { payerOrganisationId } = input
  if (payerOrganisationId && !(await getOrganisation(ctx, payerOrganisationId)))
    return refuse('organisation_unknown', 'payerOrganisationId')
  return terms
}

/** Notes that somebody pays a share for others, from a day on. The same form sent twice notes it once. */
export async function addCoverage(
  ctx: Ctx,
  { idempotencyKey, ...input }: CoverageInput & { readonly idempotencyKey?: string },
): Promise<Result<{ id: Id<'Coverage'> }, CoverageCode>> {
  const terms = await checked(ctx, input)
  if (!terms.ok) return terms
  return await ctx.tx((tx) =>
    once<{ id: Id<'Coverage'> }, CoverageCode>(tx, ctx, idempotencyKey, async () => {
      const id = newId<'Coverage'>()
      const at = ctx.now()
      await insertCoverage(tx, { ...terms.value, hubId: ctx.hub.id, id, createdAt: at, updatedAt: at })
      await audit(tx, ctx, 'add', 'coverage', id)
      return ok({ id })
    }),
  )
}

/** Changes the terms: for what is asked from now on. What was shared before stays as it was written. */
export async function editCoverage(
  ctx: Ctx,
  { id, seenAt, ...input }: CoverageInput & { readonly id: Id<'Coverage'>; readonly seenAt?: Date },
): Promise<Result<null, CoverageCode>> {
  const terms = await checked(ctx, input)
  if (!terms.ok) return terms
  return await ctx.tx(async (tx) => {
    if (!(await coverageById(tx, ctx.hub.id, id))) return refuse('not_found')
    const change = { ...terms.value, updatedAt: ctx.now() }
    if (!(await updateCoverage(tx, ctx.hub.id, id, change, seenAt))) return refuse('changed_meanwhile')
    await audit(tx, ctx, 'edit', 'coverage', id)
    return ok(null)
  })
}

/** Ends a coverage after a day; what it paid stays, and what it owes stays owed. */
export async function endCoverage(
  ctx: Ctx,
  { id, lastDay }: { readonly id: Id<'Coverage'>; readonly lastDay: Day },
): Promise<Result<null, CoverageCode>> {
  if (!mayKeepCoverages(ctx.actor)) return refuse('not_permitted')
  return await ctx.tx(async (tx) => {
    const one = await coverageById(tx, ctx.hub.id, id)
    if (!one) return refuse('not_found')
    if (lastDay < one.fromDay) return refuse('ends_before_start', 'lastDay')
    await updateCoverage(tx, ctx.hub.id, id, { toDay: lastDay, updatedAt: ctx.now() })
    await audit(tx, ctx, 'end', 'coverage', id, { lastDay })
    return ok(null)
  })
}

/** Names a person in a coverage, or takes their name out: for what is asked from now on. */
export async function namePersonIn(
  ctx: Ctx,
  input: { readonly id: Id<'Coverage'>; readonly personId: Id<'Person'>; readonly named: boolean },
): Promise<Result<null, CoverageCode>> {
  if (!mayKeepCoverages(ctx.actor)) return refuse('not_permitted')
  const { id: coverageId, personId } = input
  return await ctx.tx(async (tx) => {
    if (!(await coverageById(tx, ctx.hub.id, coverageId))) return refuse('not_found')
    if (!(await getPerson(ctx, personId))) return refuse('person_unknown', 'personId')
    if (input.named) await namePerson(tx, { hubId: ctx.hub.id, coverageId, personId, addedAt: ctx.now() })
    else await unnamePerson(tx, ctx.hub.id, coverageId, personId)
    await audit(tx, ctx, input.named ? 'name' : 'unname', 'coverage', coverageId, { personId })
    return ok(null)
  })
}
