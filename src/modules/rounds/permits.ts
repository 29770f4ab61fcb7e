import { allow } from '#platform/session/roles.ts'

/** Notes a trip: whoever drives, rides or hands over. */
export const mayNoteTrips = allow('coordinator', 'desk', 'volunteer', 'drop-off', 'driver')
/** Reads every trip and every round with what it costs and leaves. */
export const mayReadTrips = allow('coordinator', 'treasurer', 'desk')
/** Cancels a trip noted by mistake, keeps schemes and rates. */
export const mayKeepTrips = allow('coordinator')
/** Reads the rounds of a day: who goes where, without the money. */
export const mayReadRounds = allow('coordinator', 'treasurer', 'desk', 'volunteer', 'drop-off', 'driver')
/** Prepares rounds: puts stops in, moves and locks them, asks for a plan, publishes, cancels. */
export const mayPrepareRounds = allow('coordinator', 'desk')
/** Notes what must travel beside requests, and what is known of a request's door. */
export const mayNoteErrands = allow('coordinator', 'desk', 'volunteer', 'drop-off', 'driver')
/** Takes the errands away as a file, with names and what they cost. */
export const mayExportErrands = allow('coordinator', 'desk', 'treasurer')
/** Drives: their own rounds, or any of the hub for whoever prepares them. */
export const mayDrive = allow('coordinator', 'desk', 'volunteer', 'drop-off', 'driver')
/** Keeps vehicles, how services travel, and models of rounds. */
export const mayKeepFleet = allow('coordinator')
