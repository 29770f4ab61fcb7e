/** The only door of this module for the others. */

export { type BankAccount, bankAccountById, bankAccountsOf } from './accounts.server.ts'
export { mayKeepBank, mayReadBank, mayRemit } from './permits.ts'
export { makeRemittance, type Remitted } from './remit.server.ts'
export { noteHeld } from './sepa/held.server.ts'
export { mandatesOf } from './sepa/mandates.server.ts'
export { waitingSums } from './waiting.server.ts'
