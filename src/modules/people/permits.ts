import { allow } from '#platform/session/roles.ts'

/** Reads the list of people and their records. */
export const mayReadPeople = allow('coordinator', 'desk', 'treasurer', 'volunteer', 'drop-off')
/** Adds or changes a person or an organisation. */
export const mayWritePeople = allow('coordinator', 'desk', 'volunteer')
/** Names the hub and invites accounts. */
export const maySettle = allow('coordinator')
