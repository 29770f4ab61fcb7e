/** The only door of this module for the others. */

export { mayReadTickets, maySell } from './permits.ts'
