/** The only door of this module for the others. */

export { type AccountHolder, personOfActor } from './account.server.ts'
export { type Alike, peopleLike } from './alike.server.ts'
export { type Ambassador, ambassadors } from './ambassadors.server.ts'
export { type Billed, billedOrganisations, billedPeople } from './billed.server.ts'
export {
  findOrganisations,
  findPeople,
  getOrganisation,
  getPerson,
  idsOfPerson,
  lastMembership,
  membershipBetween,
  membershipOf,
  organisationKinds,
  organisationNames,
  organisationsById,
  peopleNames,
  personNamed,
} from './choosers.server.ts'
export { organisationsToReach, peopleToReach, type Recipient } from './contacts/recipients.server.ts'
export { type Door, doorsOfOrganisations, doorsOfPeople } from './doors.server.ts'
export { addOrganisation } from './features/add-organisation/use-case.server.ts'
export { addPerson } from './features/add-person/use-case.server.ts'
export { addContact } from './features/keep-contacts/use-case.server.ts'
export { liveTogether } from './features/keep-household/household.server.ts'
export { addProxy } from './features/keep-household/proxy.server.ts'
export { noteReferrer } from './features/keep-referrer/use-case.server.ts'
export { addSite } from './features/keep-sites/use-case.server.ts'
export { listPeople } from './features/list-people/query.server.ts'
export { issueCards } from './features/member-card/use-case.server.ts'
export { mergePeople } from './features/merge-people/use-case.server.ts'
export { type MembershipCode, recordMembership } from './features/record-membership/use-case.server.ts'
export { listRenewals } from './features/renew-memberships/query.server.ts'
export { markTold, renewalsToTell } from './features/renew-memberships/use-case.server.ts'
export { recordConsent, setPreferences } from './features/set-preferences/use-case.server.ts'
export { accountsOfHub } from './features/settings/query.server.ts'
export { addPersonRole } from './give-role.server.ts'
export { copyOfPerson, recordHistory } from './history.server.ts'
export {
  editOwnDetails,
  everyIdOf,
  keptIds,
  type LinkCode,
  linkAccount,
  type OwnDetails,
  type OwnReach,
  ownCard,
  ownConsents,
  ownHousehold,
  reachOfActor,
  sayOwnConsent,
} from './own.server.ts'
export { mayExportPeople, mayGiveAccess, mayReadFunding, mayReadPeople } from './permits.ts'
export { type Place, placesOfOrganisations, placesOfPeople } from './places.server.ts'
export { type ActsFor, actsFor, mayActFor, type Represented, representedBy } from './proxies.server.ts'
export { PURPOSES, type Purpose } from './rules/consents.ts'
export type { ContactRole } from './rules/contacts.ts'
export type { Power } from './rules/households.ts'
export { canReach, type Need, REACHES, type Reach, WAYS, type Way } from './rules/reach.ts'
export type { OrganisationKind, PersonSegment, Segment } from './rules/segments.ts'
export { ORGANISATION_KINDS, PERSON_SEGMENTS, SEGMENTS, segmentOfKind } from './rules/segments.ts'
export { parseSiret } from './rules/siret.ts'
export { recordOfOrganisation } from './supplier.server.ts'
