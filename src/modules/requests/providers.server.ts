import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { ok, type Result } from '#kit/result.ts'
import { findOrganisations } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

/** Why a provider should not, or may not, do a job. */
export type UnfitCode =
  | 'provider_not_approved'
  | 'insurance_lapsed'
  | 'registration_lapsed'
  | 'outside_zone'
  | 'not_skilled'
  | 'full'
  | 'away'

export type Candidate = {
  organisationId: Id<'Organisation'>
  name: string
  rating: { average: number; count: number } | null
  fit: 'ok' | 'warn' | 'no'
  why: readonly string[]
}

/** Providers to whom a job may be offered, those that fit it best first. */
export async function candidatesFor(
  ctx: Ctx,
  _job: { serviceId: Id<'Service'>; postcode?: string; day: Day },
): Promise<Candidate[]> {
  const found = await findOrganisations(ctx, { kinds: ['provider', 'producer'], limit: 100 })
  return found.map(({ id, label }) => ({ organisationId: id, name: label, rating: null, fit: 'ok', why: [] }))
}

/** May this provider work that day? */
export async function mayWork(
  _ctx: Ctx,
  _organisationId: Id<'Organisation'>,
  _day: Day,
): Promise<Result<null, UnfitCode>> {
  return ok(null)
}

/** Permille of the price of a service that goes to a provider. */
export async function shareOf(
  _ctx: Ctx,
  _organisationId: Id<'Organisation'>,
  _serviceId: Id<'Service'>,
): Promise<number | null> {
  return null
}
