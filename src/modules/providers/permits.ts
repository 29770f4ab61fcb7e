import { allow } from '#platform/session/roles.ts'

/** Reads the files of providers, their documents and their calendar. */
export const mayReadProviders = allow('coordinator', 'desk', 'treasurer', 'volunteer', 'drop-off')
/** Opens a file, adds documents, services, hours and absences. */
export const mayKeepProviders = allow('coordinator', 'desk')
/** Approves, suspends or refuses, sets the share, answers an application. */
export const mayVetProviders = allow('coordinator')
/** Reads what is owed to a provider for what they did. */
export const mayReadStatements = allow('coordinator', 'desk', 'treasurer')
