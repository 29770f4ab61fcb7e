import { allow } from '#platform/session/roles.ts'

/** Takes money at the counter, and takes back a mistake. */
export const mayTakePayments = allow('coordinator', 'desk', 'treasurer', 'volunteer')
/** Reads a receipt: whoever may have to hand it over. */
export const mayReadReceipts = mayTakePayments
/** Reads the books. */
export const mayReadBooks = allow('coordinator', 'treasurer')
/** Records income, expenses and reversals in the books. */
export const mayKeepBooks = allow('coordinator', 'treasurer')
/** Reads who owes what: whoever may be asked to take the money. */
export const mayReadDebts = mayTakePayments
/** Closes months and years for good. */
export const mayCloseBooks = allow('treasurer', 'coordinator')
/** Adds, renames and retires accounts. */
export const mayKeepChart = allow('treasurer', 'coordinator')
/** Reads wallets and gift vouchers, tops them up and takes a voucher in: whoever takes payments. */
export const mayUseWallets = mayTakePayments
/** Grants a credit, takes one back, pays a balance back. */
export const mayGrantCredits = mayKeepBooks
