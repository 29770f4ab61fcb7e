import { type Payer, type Pillar, payerOfKind } from '#modules/money/index.server.ts'
import type { OrganisationKind } from '#modules/people/index.server.ts'

/** Which purse pays when an organisation pays. */
export const payerOfOrganisation = (kind: OrganisationKind): Payer => payerOfKind(kind)

/** The pillar that a contract with it feeds: public support when it is an authority, private support else. */
export const pillarOfContract = (kind: OrganisationKind): Pillar =>
  kind === 'local-authority' || kind === 'ccas' ? 'public' : 'private'
