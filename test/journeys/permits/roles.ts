import { ROLES, type Role } from '#platform/session/roles.ts'

export const EVERYBODY: readonly Role[] = ROLES
export const BOOKS: readonly Role[] = ['coordinator', 'treasurer']
export const RECEIPTS: readonly Role[] = ['coordinator', 'desk', 'treasurer', 'volunteer']
export const PEOPLE: readonly Role[] = ['coordinator', 'desk', 'treasurer', 'volunteer', 'drop-off']
/** Who keeps the records: files of them, and whole histories, are theirs. */
export const KEEPERS: readonly Role[] = ['coordinator', 'desk', 'treasurer']
export const WRITE_PEOPLE: readonly Role[] = ['coordinator', 'desk', 'volunteer']
export const MESSAGES: readonly Role[] = ['coordinator', 'desk', 'treasurer', 'volunteer']
export const COVERAGES: readonly Role[] = ['coordinator', 'desk', 'treasurer']
export const WORK: readonly Role[] = ['coordinator', 'desk', 'volunteer', 'drop-off', 'driver']
export const COUNTER: readonly Role[] = ['coordinator', 'desk', 'volunteer', 'drop-off']
export const REQUESTS: readonly Role[] = [...WORK, 'treasurer']
export const CATALOGUE: readonly Role[] = [...REQUESTS, 'committee']
export const MODEL: readonly Role[] = ['coordinator', 'treasurer', 'committee']
export const FIGURES: readonly Role[] = [...MODEL, 'network']
export const MEMBER: readonly Role[] = ['member']
/** Who says where addresses are. */
export const PLACES: readonly Role[] = ['coordinator', 'desk', 'volunteer', 'driver']
/** Those who go out to people's doors. */
export const OUT: readonly Role[] = [...WORK, 'provider']
export const DESK: readonly Role[] = ['coordinator', 'desk']
export const LEAD: readonly Role[] = ['coordinator']
/** Those who have hours of their own to note. */
export const HOURS: readonly Role[] = [...WORK, 'treasurer']
export const SIGNALS: readonly Role[] = [...MODEL, 'desk']
export const DEALS: readonly Role[] = ['coordinator', 'desk', 'treasurer']
