import { allow } from '#platform/session/roles.ts'

/** Reads what was said to whom. */
export const mayReadNotices = allow('coordinator', 'desk', 'treasurer', 'volunteer')
/** Tells people by voice, and hands a message over once more. */
export const maySayNotices = allow('coordinator', 'desk', 'volunteer')
/** Writes the hub's own words. */
export const mayWriteTemplates = allow('coordinator')
