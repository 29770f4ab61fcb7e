import type { Payer } from '#modules/money/index.server.ts'
import type { OrganisationKind, PersonSegment } from '#modules/people/index.server.ts'

/** Which purse pays when a person pays for themselves. */
export const payerOfPerson = (segment: PersonSegment): Payer =>
  segment === 'employee' ? 'employee' : 'inhabitant'

const PAYER_OF: Partial<Record<OrganisationKind, Payer>> = {
  company: 'company',
  shop: 'company',
  landlord: 'landlord',
  'building-manager': 'landlord',
  'estate-agency': 'landlord',
  'local-authority': 'local-authority',
  ccas: 'ccas',
  foundation: 'foundation',
  'la-poste': 'la-poste',
}

/** Which purse pays when an organisation pays. */
export const payerOfOrganisation = (kind: OrganisationKind): Payer => PAYER_OF[kind] ?? 'other'
