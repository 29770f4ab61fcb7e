import { allow } from '#platform/session/roles.ts'

/** Reads plans and subscriptions. */
export const mayReadSubscriptions = allow('coordinator', 'desk', 'treasurer', 'volunteer')
/** Starts, pauses, changes and stops one. */
export const mayWriteSubscriptions = allow('coordinator', 'desk', 'treasurer')
/** Says what people may subscribe to, and at what price. */
export const mayKeepPlans = allow('coordinator', 'treasurer')
