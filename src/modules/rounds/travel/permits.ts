import { allow } from '#platform/session/roles.ts'

/** Plans rounds, over the interface too. */
export const mayPlanRounds = allow('coordinator', 'desk', 'volunteer', 'drop-off', 'driver')
/** Says how travel is computed, and gives keys to programs. */
export const mayKeepTravel = allow('coordinator')
/** Says where an address is. */
export const mayKeepPlaces = allow('coordinator', 'desk', 'volunteer', 'driver')
