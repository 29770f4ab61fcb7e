import { allow } from '#platform/session/roles.ts'

/** Reads the figures and their definitions. */
export const mayReadMeasures = allow('coordinator', 'treasurer', 'committee', 'network')
/** Reads the rows behind a figure: names of people appear there. */
export const mayReadRows = allow('coordinator', 'treasurer')
