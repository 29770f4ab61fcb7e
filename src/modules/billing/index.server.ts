/** The only door of this module for the others. */

export {
  type IssueCode,
  type Issued,
  type IssuedAll,
  issueInvoices,
  type NewInvoice,
  type Skipped,
} from './issue.server.ts'
export { mayInvoice, mayReadInvoices } from './permits.ts'
export { type Invoice, invoiceOf, invoicesOf } from './read.server.ts'
export type { InvoiceDocument } from './rules/document.ts'
export type { FreeLine } from './rules/draft.ts'
export type { InvoiceState } from './rules/terms.ts'
