import { allow } from '#platform/session/roles.ts'

/** Reads the list of people and their records. */
export const mayReadPeople = allow('coordinator', 'desk', 'treasurer', 'volunteer', 'drop-off')
/** Takes the list of people away as a file: who keeps the records does, not everybody who reads one at a time. */
export const mayExportPeople = allow('coordinator', 'desk', 'treasurer')
/** Reads what funders give and when (`funding`): whoever decides on the trial with it. */
export const mayReadFunding = allow('coordinator', 'treasurer', 'committee')
/** Adds or changes a person or an organisation. */
export const mayWritePeople = allow('coordinator', 'desk', 'volunteer')
/** Is led from a record to the counter, to take a request for them. */
export const mayServePeople = allow('coordinator', 'desk', 'volunteer', 'drop-off')
/** Names the hub and invites accounts. */
export const maySettle = allow('coordinator')
/** Brings a whole file of people in: what one slip does is done a thousand times. */
export const mayImportPeople = allow('coordinator')
/** Opens the portal to a person: a member, a company's contact, a provider. Roles of the team stay in the settings. */
export const mayGiveAccess = allow('coordinator', 'desk')
