/** The only door of this module for the others. */

export { type Cash, cashOn } from './cash.server.ts'
export { openBooks, postEntry } from './features/post-entry/use-case.server.ts'
export { type PaymentOf, paymentsOf } from './features/read-payments/query.server.ts'
export {
  type NewOperation,
  recordOperation,
} from './features/record-operation/use-case.server.ts'
export {
  type NewPayment,
  type PaymentSubject,
  recordPayment,
} from './features/record-payment/use-case.server.ts'
export { reverseOperation } from './features/show-entry/use-case.server.ts'
export { reversePayment } from './features/show-receipt/use-case.server.ts'
export type { NewEntry } from './ledger.server.ts'
export { MEANS, type Means, PAYERS, type Payer, PILLARS, type Pillar } from './rules/axes.ts'
export type { NewTransfer } from './rules/entry.ts'
export { valueOfHours } from './rules/hours.ts'
export type { OperationGroup, OperationKind } from './rules/kinds.ts'
export type { PostRefusal, RecordRefusal, UndoRefusal } from './rules/refusals.ts'
