/** The only door of this module for the others. */

export { type Cash, cashOn } from './cash.server.ts'
export { openBooks, postEntry } from './features/post-entry/use-case.server.ts'
export { type PaymentOf, paymentsOf } from './features/read-payments/query.server.ts'
export {
  type NewOperation,
  type OperationRefusal,
  recordOperation,
} from './features/record-operation/use-case.server.ts'
export {
  type NewPayment,
  type PaymentRefusal,
  type PaymentSubject,
  recordPayment,
} from './features/record-payment/use-case.server.ts'
export {
  type OperationReversalRefusal,
  reverseOperation,
} from './features/show-entry/use-case.server.ts'
export {
  type PaymentReversalRefusal,
  reversePayment,
} from './features/show-receipt/use-case.server.ts'
export type { NewEntry, PostRefusal } from './ledger.server.ts'
export { MEANS, type Means, PAYERS, type Payer, PILLARS, type Pillar } from './rules/axes.ts'
export type { NewTransfer } from './rules/entry.ts'
export { valueOfHours } from './rules/hours.ts'
export type { OperationGroup, OperationKind } from './rules/kinds.ts'
