import type { Id } from '#kit/id.ts'
import type { Payer } from '#modules/money/index.server.ts'
import { findOrganisations, type PersonSegment } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'

export { payerOfOrganisation } from '#modules/contracts/index.server.ts'

/** Which purse pays when a person pays for themselves. */
export const payerOfPerson = (segment: PersonSegment): Payer =>
  segment === 'employee' ? 'employee' : 'inhabitant'

/** Those who pay for others; suppliers and banks do not. */
const PAYER_KINDS = [
  'company',
  'landlord',
  'building-manager',
  'estate-agency',
  'local-authority',
  'ccas',
  'shop',
  'association',
  'foundation',
  'la-poste',
] as const

/** Organisations that may be asked to pay for somebody. */
export async function payersToChoose(ctx: Ctx): Promise<{ value: Id<'Organisation'>; label: string }[]> {
  const payers = await findOrganisations(ctx, { kinds: PAYER_KINDS, limit: 200 })
  return payers.map(({ id, label }) => ({ value: id, label }))
}
