import { allow } from '#platform/session/roles.ts'

/** Reads services and prices: everybody who works here, and those who judge the model. */
export const mayReadCatalogue = allow(
  'coordinator',
  'desk',
  'treasurer',
  'volunteer',
  'drop-off',
  'driver',
  'committee',
)
/** Adds, changes or retires services, and sets prices. */
export const mayWriteCatalogue = allow('coordinator')
