import { allow } from '#platform/session/roles.ts'

/** Makes somebody a member and takes their fee. */
export const mayJoin = allow('coordinator', 'desk', 'volunteer')
