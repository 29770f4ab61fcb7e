/** The only door of this module for the others. */
export { closeAccess, giveAccess } from './features/give-access/use-case.server.ts'
export { homeOf } from './homes.ts'
