import type { YearRefusal } from './fiscal-year.ts'
import type { PairRefusal } from './pairing.ts'
import type { PostRefusal } from './refusals.ts'

/** What a person may be told when they write an entry by hand. */
export type ByHandRefusal = PostRefusal | PairRefusal | 'not_permitted' | 'reverses_too_soon'

/** When they bring the balances of another program. */
export type BringRefusal =
  | PostRefusal
  | PairRefusal
  | 'not_permitted'
  | 'not_an_account_code'
  | 'not_a_balance'
  | 'only_balance_sheet'

/** When they close months. */
export type LockRefusal = 'not_permitted' | 'not_a_month_end' | 'not_over_yet' | 'already_closed'

/** When they close a year. */
export type CloseRefusal = 'not_permitted' | 'not_found' | 'already_closed' | 'not_ready' | 'look_first'

/** When they declare a year of other dates. */
export type DeclareRefusal = YearRefusal | 'not_permitted' | 'already_closed' | 'entries_in_it'

/** When they open, carry or use an earmarked fund. */
export type FundRefusal =
  | PostRefusal
  | 'not_permitted'
  | 'required'
  | 'not_found'
  | 'more_than_granted'
  | 'more_than_carried'
