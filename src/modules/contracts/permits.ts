import { allow } from '#platform/session/roles.ts'

/** Makes somebody a member and takes their fee. */
export const mayJoin = allow('coordinator', 'desk', 'volunteer')
/** Reads who pays a share for whom. */
export const mayReadCoverages = allow('coordinator', 'desk', 'treasurer')
/** Agrees on it, changes it, ends it. */
export const mayKeepCoverages = allow('coordinator', 'treasurer')
/** Reads contracts, what they hold and what was used. */
export const mayReadContracts = allow('coordinator', 'desk', 'treasurer')
/** Writes, signs, amends and ends contracts. */
export const mayWriteContracts = allow('coordinator')
/** Keeps the list of employees whom a contract opens to, and takes a code at the counter. */
export const mayAdmitEmployees = allow('coordinator', 'desk', 'volunteer', 'drop-off')
/** Sets what comes back and when. */
export const mayWriteRecurrences = allow('coordinator', 'desk')
