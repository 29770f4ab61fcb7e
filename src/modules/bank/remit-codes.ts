import type { PostRefusal } from '#modules/money/index.server.ts'

/** What a person may be told when they take money to the bank. */
export type RemitCode =
  | PostRefusal
  | 'not_permitted'
  | 'not_found'
  | 'nothing_chosen'
  | 'not_waiting'
  | 'count_differs'
  | 'more_than_till'
  | 'fee_too_large'
  | 'before_payment'

/** The same when they take a remittance back. */
export type UndoRemitCode = RemitCode | 'required' | 'already_reversed' | 'is_a_reversal' | 'matched'
