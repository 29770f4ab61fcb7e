import { allow } from '#platform/session/roles.ts'

/** Sells at the counter: fills a basket, takes its money, hands over its ticket. */
export const maySell = allow('coordinator', 'desk', 'volunteer')
/** Reads tickets and their list. */
export const mayReadTickets = allow('coordinator', 'desk', 'volunteer', 'treasurer')
/** Takes the list of tickets away as a file. */
export const mayExportTickets = allow('coordinator', 'desk', 'treasurer')
/** Gives money back for a ticket. */
export const mayRefund = allow('coordinator', 'desk', 'treasurer')
/** Keeps the list of what is sold at the counter. */
export const mayKeepArticles = allow('coordinator', 'desk', 'treasurer')
/** Takes the same fee of many members at once. */
export const mayTakeMany = allow('coordinator', 'desk')
/** Opens a drawer, counts it, moves cash. */
export const mayHoldTill = allow('coordinator', 'desk', 'volunteer', 'treasurer')
/** Closes a day for good, reads closings. */
export const mayCloseDays = allow('coordinator', 'desk', 'treasurer')
/** Verifies the chain, hands over archives and the attestation. */
export const mayVerify = allow('coordinator', 'treasurer')
