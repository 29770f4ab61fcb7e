/** What a person may be told at the drawer. */
export type SessionCode =
  | 'not_permitted'
  | 'till_unknown'
  | 'till_open'
  | 'till_twice'
  | 'session_unknown'
  | 'session_closed'
  | 'gap_needs_why'
  | 'counted_twice'
  | 'more_than_counted'
  | 'more_than_held'
  | 'amount_too_small'
  | 'required'
  | 'clock_went_back'
  | 'closed_period'

/** What a person may be told when they close a day. */
export type ClosingCode = 'not_permitted' | 'sessions_open' | 'day_closed' | 'clock_went_back'
