import { allow } from '#platform/session/roles.ts'

/** Notes the hours one did oneself, and corrects them. */
export const mayNoteOwnHours = allow('coordinator', 'treasurer', 'desk', 'drop-off', 'driver', 'volunteer')
/** Reads everybody's hours: whoever keeps the books values them. */
export const mayReadHours = allow('coordinator', 'treasurer')
/** Notes the hours of somebody else, from a paper sheet, and corrects anybody's. */
export const mayKeepHours = allow('coordinator')
/** Reads who holds the sessions. */
export const mayReadSessions = allow('coordinator', 'treasurer', 'desk', 'drop-off', 'volunteer')
/** Writes a session: who holds it, how many came. */
export const mayKeepSessions = allow('coordinator', 'desk', 'volunteer')
