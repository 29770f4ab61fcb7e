/** The only door of this module for the others. */

export { type CreditCode, creditInvoice, type NewCredit } from './credit.server.ts'
export { type DraftInput, keepDraft } from './draft.server.ts'
export { invoicePdf } from './einvoice/paper.server.ts'
export {
  type IssueCode,
  type Issued,
  type IssuedAll,
  issueInvoices,
  type NewInvoice,
  type Skipped,
} from './issue.server.ts'
export { bookPayable, refusePayable } from './payables/book.server.ts'
export { type NewPay, type PayCode, payablesToPay, payPayable } from './payables/pay.server.ts'
export { suppliersOwed } from './payables/read.server.ts'
export type { ToPay } from './payables/store.server.ts'
export { takeInvoice } from './payables/take.server.ts'
export { mayInvoice, mayReadInvoices } from './permits.ts'
export { type NoteCode, noteState } from './platform/note.server.ts'
export { einvoicesToSee, listEInvoices } from './platform/read.server.ts'
export { type Invoice, invoiceOf, invoicesOf } from './read.server.ts'
export type { InvoiceDocument } from './rules/document.ts'
export type { FreeLine } from './rules/draft.ts'
export type { InvoiceState } from './rules/terms.ts'
export { type RunInput, runInvoices, waitingToInvoice } from './run.server.ts'
export { remindInvoices, sendInvoices } from './send.server.ts'
export { keepClient, noClient } from './settings.server.ts'
