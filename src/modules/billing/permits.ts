import { allow } from '#platform/session/roles.ts'

/** Reads invoices: whoever may be asked for one at the counter. */
export const mayReadInvoices = allow('coordinator', 'desk', 'treasurer')
/** Prepares, issues, takes back and reminds. */
export const mayInvoice = allow('coordinator', 'treasurer')
/** Reads what suppliers sent, books it, turns it away and notes that it was paid. */
export const mayKeepPayables = allow('coordinator', 'treasurer')
