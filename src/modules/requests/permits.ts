import { allow } from '#platform/session/roles.ts'

/** Reads the requests of the hub. A company's contact never does: they see totals only. */
export const mayReadRequests = allow('coordinator', 'desk', 'volunteer', 'drop-off', 'driver', 'treasurer')
/** Takes the list away as a file. */
export const mayExportRequests = allow('coordinator', 'desk', 'treasurer')
/** Takes a request at the counter. */
export const mayTakeRequests = allow('coordinator', 'desk', 'volunteer', 'drop-off')
/** Moves a request along its life: assigns, starts, finishes, cancels… */
export const mayMoveRequests = allow('coordinator', 'desk', 'volunteer', 'drop-off')
/** Starts and finishes work on the road, without deciding anything else. */
export const mayDoWork = allow('coordinator', 'desk', 'volunteer', 'drop-off', 'driver')
/** Has a day of work on a phone: the jobs given to them, and what they say of each. */
export const mayGoOut = allow('coordinator', 'desk', 'volunteer', 'drop-off', 'driver', 'provider')
/** Takes money for a request, or takes a payment back. */
export const mayCollect = allow('coordinator', 'desk', 'volunteer', 'treasurer')
/** Offers jobs to providers, answers in their name, takes an offer back. */
export const mayOfferJobs = allow('coordinator', 'desk')
/** Has a home of their own as a provider: offers to answer, jobs, statements of their organisation only. */
export const mayDoMissions = allow('provider')
/** Reads the calendar: whose visit is when. */
export const mayReadCalendar = allow('coordinator', 'desk', 'volunteer', 'drop-off', 'driver')
/** Plans, moves and cancels visits. */
export const mayPlanVisits = allow('coordinator', 'desk', 'volunteer', 'drop-off')
/** Notes who is away, and takes it back. */
export const mayNoteAbsences = allow('coordinator', 'desk')
/** Gives somebody the private address of a calendar; one's own needs only to read the calendar. */
export const mayGiveFeeds = allow('coordinator', 'desk')
/** Keeps the list of vehicles, and how many things a team does at once. */
export const mayKeepVehicles = allow('coordinator')
/** Asks for oneself, or for those one acts for, from a space of one's own. */
export const mayAskForOneself = allow('member')
