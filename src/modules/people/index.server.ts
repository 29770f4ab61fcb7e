/** The only door of this module for the others. */

export type { OrganisationChoice, PersonChoice } from './choosers.server.ts'
export {
  findOrganisations,
  findPeople,
  getOrganisation,
  getPerson,
  membershipOf,
  organisationNames,
  peopleNames,
} from './choosers.server.ts'
export { addOrganisation } from './features/add-organisation/use-case.server.ts'
export { addPerson } from './features/add-person/use-case.server.ts'
export { listPeople } from './features/list-people/query.server.ts'
export type { MembershipInput } from './features/record-membership/form.ts'
export { type MembershipCode, recordMembership } from './features/record-membership/use-case.server.ts'
export { addPersonRole } from './give-role.server.ts'
export type { MembershipRow } from './membership-store.server.ts'
export type { OrganisationForm } from './organisation-form.ts'
export type { OrganisationRow } from './organisation-store.server.ts'
export type { PersonForm } from './person-form.ts'
export type { OrganisationKind, PersonRole, PersonSegment, Segment } from './rules/segments.ts'
export {
  ORGANISATION_KINDS,
  PERSON_ROLES,
  PERSON_SEGMENTS,
  SEGMENTS,
  segmentOfKind,
} from './rules/segments.ts'
export type { PersonRow } from './store.server.ts'
