import { allow } from '#platform/session/roles.ts'

/** Reads the canvas, its assumptions and the forecast. */
export const mayReadPlan = allow('coordinator', 'treasurer', 'committee')
/** Changes the canvas and its assumptions. */
export const mayWritePlan = allow('coordinator', 'treasurer')
