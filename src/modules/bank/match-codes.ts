import type { RecordRefusal, SettleCode } from '#modules/money/index.server.ts'
import type { RemitCode } from './remit-codes.ts'

export type MatchCode =
  | 'not_permitted'
  | 'not_found'
  | 'nothing_chosen'
  | 'line_matched'
  | 'entry_matched'
  | 'not_equal'

/** Why an answer to a line of the bank was not taken: the books have their own reasons. */
export type AcceptCode = MatchCode | RecordRefusal | SettleCode | RemitCode | 'changed_meanwhile'

/** The same when somebody says what a line is, and teaches it. */
export type NoteCode = AcceptCode | 'pattern_needed' | 'pattern_elsewhere'
