import { allow } from '#platform/session/roles.ts'

/** Reads accounts at the bank, statements and what was matched. */
export const mayReadBank = allow('coordinator', 'treasurer')
/** Takes statements in, matches, teaches rules, names accounts. */
export const mayKeepBank = allow('coordinator', 'treasurer')
/** Makes a remittance of cheques or cash and prints its slip. */
export const mayRemit = allow('coordinator', 'treasurer')
/** Reads mandates and keeps those that people sign at the counter. */
export const mayReadMandates = allow('coordinator', 'desk', 'treasurer')
export const mayKeepMandates = allow('coordinator', 'desk', 'treasurer')
/** Makes runs of direct debits, and follows what the bank says of them. */
export const mayCollectDebits = allow('coordinator', 'treasurer')
/** Reads and pays what is owed to providers, producers and others. */
export const mayPayOthers = allow('coordinator', 'treasurer')
