import type { RecordRefusal } from '#modules/money/index.server.ts'
import type { HeldRefusal } from '../rules/held.ts'
import type { CollectRefusal } from '../rules/mandates.ts'

/** What a person may be told of runs of direct debits, statements, transfers and money held. */
export type MakeDebitsRefusal =
  | 'not_permitted'
  | 'our_iban_missing'
  | 'our_ics_missing'
  | 'not_a_bank_day'
  | 'too_soon_for_bank'
  | 'nothing_to_collect'
  | 'charge_in_another_run'
  | CollectRefusal

export type FollowRefusal =
  | RecordRefusal
  | 'not_found'
  | 'not_from_this_state'
  | 'too_early_to_settle'
  | 'why_needed'
  | 'already_returned'
  | 'returned_before_collection'
  | 'last_line'
  | 'reason_unknown'

export type NoteHeldRefusal =
  | RecordRefusal
  | HeldRefusal
  | 'unknown_choice'
  | 'required'
  | 'not_found'
  | 'already_reversed'
  | 'is_a_reversal'
  | 'kept_by_statement'

export type PayoutRefusal =
  | RecordRefusal
  | 'nothing_to_pay_out'
  | 'until_in_future'
  | 'since_after_until'
  | 'not_found'
  | 'already_paid'
  | 'more_than_held'

export type TransferRefusal =
  | RecordRefusal
  | 'our_iban_missing'
  | 'not_a_bank_day'
  | 'day_past'
  | 'nothing_to_transfer'
  | 'payee_account_missing'
  | 'already_in_a_run'
  | 'not_found'
  | 'not_from_this_state'
  | 'too_early_to_execute'
  | 'why_needed'
  | 'more_than_held'
  | 'already_paid'
  | 'not_booked'
  | 'nothing_owed'
  | 'more_than_owed'
