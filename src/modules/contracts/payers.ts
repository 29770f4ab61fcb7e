import type { Payer, Pillar } from '#modules/money/index.server.ts'
import type { OrganisationKind } from '#modules/people/index.server.ts'

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

/** The pillar that a contract with it feeds: public support when it is an authority, private support else. */
export const pillarOfContract = (kind: OrganisationKind): Pillar =>
  kind === 'local-authority' || kind === 'ccas' ? 'public' : 'private'
