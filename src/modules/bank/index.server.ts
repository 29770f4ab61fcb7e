/** The only door of this module for the others. */

export { mayKeepBank, mayReadBank, mayRemit } from './permits.ts'
