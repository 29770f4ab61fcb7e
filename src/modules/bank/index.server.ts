/** The only door of this module for the others. */

export { mayKeepBank, mayReadBank, mayRemit } from './permits.ts'
export { noteHeld } from './sepa/held.server.ts'
export { mandatesOf } from './sepa/mandates.server.ts'
