import { allow } from '#platform/session/roles.ts'

/** Reads the canvas, its assumptions and the forecast. */
export const mayReadPlan = allow('coordinator', 'treasurer', 'committee')
/** Changes the canvas and its assumptions. */
export const mayWritePlan = allow('coordinator', 'treasurer')
/** Says what they think of the plan, and settles what others said. */
export const mayCommentPlan = allow('coordinator', 'treasurer', 'committee')
