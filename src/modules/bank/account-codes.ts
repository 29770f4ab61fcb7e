/** What a person may be told when they name an account at a bank. */
export type AccountCode =
  | 'not_permitted'
  | 'not_found'
  | 'not_an_iban'
  | 'not_a_bic'
  | 'iban_known'
  | 'day_in_future'
  | 'lines_before'
