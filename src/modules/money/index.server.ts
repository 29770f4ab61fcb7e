/** The only door of this module for the others. */

export { assignResult } from './books/assign.server.ts'
export { addAccount } from './books/chart.server.ts'
export { closeYear } from './books/close.server.ts'
export { fundsOf, moveFund, openFund } from './books/funds.server.ts'
export { letterAccount } from './books/letter.server.ts'
export { closeMonths, lockedUntil } from './books/lock.server.ts'
export { type NewEntryByHand, recordByHand, takeBackAccruals } from './books/manual.server.ts'
export { bookYears } from './books/years.server.ts'
export { cashOn } from './cash.server.ts'
export {
  balancesOfInvoices,
  chargesById,
  chargesOfInvoice,
  chargesToInvoice,
  freeInvoiced,
  holdCharges,
  type InvoiceBalance,
  type InvoicePayment,
  lowerCharges,
  markInvoiced,
  openInvoices,
  paymentsOfInvoice,
  type ToInvoice,
} from './charges/invoiced.server.ts'
export {
  changedSince,
  chargesByIds,
  chargesOf,
  chargesOfAll,
  type Debtor,
  holdChargesOf,
  type NewCharge,
  openCharges,
  voidChargesOf,
} from './charges/open.server.ts'
export { type Owed, owedAmong, owedBy } from './charges/owed.server.ts'
export {
  linesOfCharges,
  noteSettled,
  type Settled,
  type SettledPart,
  type SettleInput,
  settleCharges,
  settleHeld,
} from './charges/settle.server.ts'
export type { ChargeRow } from './charges/store.server.ts'
export {
  cashInHand,
  cashOfSession,
  closeDrawer,
  holdDrawer,
  joinDrawer,
  type MeansTotal,
  openDrawer,
  openDrawers,
  receivedInSession,
} from './drawers/drawers.server.ts'
export { paymentsOf } from './features/read-payments/query.server.ts'
export { type NewOperation, recordOperation } from './features/record-operation/use-case.server.ts'
export { type NewPayment, recordPayment } from './features/record-payment/use-case.server.ts'
export { type NewRefund, refundPayment } from './features/refund-payment/use-case.server.ts'
export { reverseOperation } from './features/show-entry/use-case.server.ts'
export { reversePayment } from './features/show-receipt/use-case.server.ts'
export { type Given, givenSince } from './given.server.ts'
export { MONEY_KINDS, moneyHistory } from './history.server.ts'
export { openBankLedger, openBooks, type Posted, post, postReversal } from './ledger.server.ts'
export {
  type Account,
  type AccountMonth,
  chartOf,
  type LedgerMonths,
  ledgerByMonth,
} from './months.server.ts'
export { type OperationShown, operationsByIds, operationsWith } from './operations.server.ts'
export { owedByPeople, ownReceiptPdf, paymentsOfPeople } from './own.server.ts'
export type { PaidLine } from './paid-lines.server.ts'
export { mayReadBooks, mayReadDebts, mayUseWallets } from './permits.ts'
export { COUNTER_MEANS, MEANS, type Means, type Payer, type Pillar } from './rules/axes.ts'
export { isAuxiliary } from './rules/chart.ts'
export type { NewTransfer, Party } from './rules/entry.ts'
export { numberOf } from './rules/entry.ts'
export { valueOfHours } from './rules/hours.ts'
export { parseIcs } from './rules/ics.ts'
export {
  kindRow,
  kindsOf,
  type OperationKind,
  REFUND_MEANS,
  type RefundMeans,
  receivedOn,
  refundedFrom,
} from './rules/kinds.ts'
export { payerOfKind } from './rules/payers.ts'
export type { PostRefusal, RecordRefusal, RefundRefusal, SettleCode } from './rules/refusals.ts'
export { parseHeld } from './rules/typed-quantity.ts'
export {
  checkSiren,
  checkSiret,
  checkVatNumber,
  type Net,
  splitGross,
  splitTogether,
  TAX_PROFILES,
  type Tax,
  type TaxProfile,
  VAT_RATES,
  type Vat,
  type VatCategory,
  vatOf,
} from './rules/vat.ts'
export { spokenCode } from './rules/voucher-code.ts'
export { coversScope, DEBT_ACCOUNTS, scopeOf, WALLET_UNITS, type WalletUnit } from './rules/wallet.ts'
export { fingerprintOf, hubKeys, isSigned } from './seals/key.server.ts'
export { hashOf, lineOf, NO_HASH } from './seals/link.ts'
export { holdHead, sealNow, sealRow } from './seals/seal.server.ts'
export {
  type Break,
  type BreakReason,
  type Link,
  linksBetween,
  type SealSource,
  type Verified,
  verifySeals,
} from './seals/verify.server.ts'
export { keepStageDays } from './stages/stages.server.ts'
export {
  type Identity,
  identityOf,
  keepIdentity,
  setTax,
  type TaxOnDay,
  taxOn,
} from './tax/identity.server.ts'
export { declaredReturns, declareMonth, readReturn } from './tax/returns.server.ts'
export { issueSlip } from './tax/slips.server.ts'
export { type ThresholdRow, thresholdAlerts } from './tax/thresholds.server.ts'
export { formatHeld } from './ui/format-held.ts'
export {
  type Covered,
  coverJobs,
  type Job,
  type Need,
  payByWallets,
  uncoverJobs,
} from './wallet/cover.server.ts'
export {
  creditHeld,
  holdWallets,
  type NewCredit,
  type WalletHolder,
  type WalletTo,
} from './wallet/credit.server.ts'
export { type Debited, debitWallet, giveBackDebits, type NewDebit } from './wallet/debit.server.ts'
export { type Grant, grantCredit } from './wallet/grant.server.ts'
export { eurosHeld } from './wallet/held.server.ts'
export { lapseCredits, tellLapses } from './wallet/lapse.server.ts'
export { eurosOf, type WalletShown, walletsOf, walletsOfPeople } from './wallet/read.server.ts'
export { refundBalance, setWallet } from './wallet/settings.server.ts'
export { takeBackCredit, withdrawGrant } from './wallet/take-back.server.ts'
export { type CreditRefusal, creditPaid, type ToppedUp, type TopUp, topUp } from './wallet/top-up.server.ts'
export {
  issueVoucher,
  type NewVoucher,
  type RedeemCode,
  redeemVoucher,
  type SellVoucher,
  sellVoucher,
  takeBackVoucher,
  type VoucherRow,
  voucherByCode,
} from './wallet/vouchers.server.ts'
export { type MoneyYear, yearOfMoney } from './year.server.ts'
