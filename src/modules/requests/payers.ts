import type { Payer } from '#modules/money/index.server.ts'
import type { PersonSegment } from '#modules/people/index.server.ts'

export { payerOfOrganisation } from '#modules/contracts/index.server.ts'

/** Which purse pays when a person pays for themselves. */
export const payerOfPerson = (segment: PersonSegment): Payer =>
  segment === 'employee' ? 'employee' : 'inhabitant'
