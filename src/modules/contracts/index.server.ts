/** The only door of this module for the others. */
export { join } from './features/join/use-case.server.ts'
