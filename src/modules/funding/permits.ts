import { allow } from '#platform/session/roles.ts'

export { mayReadFunding } from '#modules/people/index.server.ts'

/** Writes grants, moves them along and notes what is received. */
export const mayWriteFunding = allow('coordinator', 'treasurer')
