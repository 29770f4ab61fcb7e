import { allow } from '#platform/session/roles.ts'

/** Notes a trip: whoever drives, rides or hands over. */
export const mayNoteTrips = allow('coordinator', 'desk', 'volunteer', 'drop-off', 'driver')
/** Reads every trip with what it costs and leaves. */
export const mayReadTrips = allow('coordinator', 'treasurer', 'desk')
/** Cancels a trip noted by mistake, keeps schemes and rates. */
export const mayKeepTrips = allow('coordinator')
