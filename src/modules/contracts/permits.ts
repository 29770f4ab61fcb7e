import { allow } from '#platform/session/roles.ts'

/** Makes somebody a member and takes their fee. */
export const mayJoin = allow('coordinator', 'desk', 'volunteer')
/** Reads who pays a share for whom. */
export const mayReadCoverages = allow('coordinator', 'desk', 'treasurer')
/** Agrees on it, changes it, ends it. */
export const mayKeepCoverages = allow('coordinator', 'treasurer')
