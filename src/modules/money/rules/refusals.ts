import type { EntryRefusal } from './entry.ts'

export type PostRefusal =
  | EntryRefusal
  | 'unknown_account'
  | 'retired_account'
  | 'closed_period'
  | 'piece_already_posted'

/** What a wallet that pays may answer. */
export type WalletRefusal = 'wallet_unknown' | 'wallet_too_low' | 'quantity_wrong' | 'wallet_not_in_euros'

/** What a person may be told when they record money. */
export type RecordRefusal = PostRefusal | WalletRefusal | 'not_permitted' | 'clock_went_back'

/** What a person may be told when they take something back. */
export type UndoRefusal =
  | RecordRefusal
  | 'not_found'
  | 'already_reversed'
  | 'already_refunded'
  | 'is_a_reversal'
  | 'required'
  | 'credit_used'

/** What a person may be told when they give money back. */
export type RefundRefusal =
  | RecordRefusal
  | 'not_found'
  | 'required'
  | 'already_reversed'
  | 'refund_above_payment'
  | 'not_refunded_so'

/** What a person may be told when they take a payment for what is owed. */
export type SettleCode =
  | RecordRefusal
  | 'nothing_chosen'
  | 'charge_unknown'
  | 'nothing_owed'
  | 'several_payers'
  | 'more_than_owed'
