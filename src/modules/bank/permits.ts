import { allow } from '#platform/session/roles.ts'

/** Reads accounts at the bank, statements and what was matched. */
export const mayReadBank = allow('coordinator', 'treasurer')
/** Takes statements in, matches, teaches rules, names accounts. */
export const mayKeepBank = allow('coordinator', 'treasurer')
/** Makes a remittance of cheques or cash and prints its slip. */
export const mayRemit = allow('coordinator', 'treasurer')
