import { allow } from '#platform/session/roles.ts'

/** Reads stages, criteria and decisions. */
export const mayReadTrial = allow('coordinator', 'treasurer', 'committee')
/** Writes stages, hypotheses and criteria. */
export const mayWriteTrial = allow('coordinator')
/** Signs a decision. */
export const mayDecide = allow('coordinator')
