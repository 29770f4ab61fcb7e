/** Why a file of a bank is not taken in. */
export type ReadCode =
  | 'file_needed'
  | 'file_too_large'
  | 'file_unreadable'
  | 'file_empty'
  | 'too_many_lines'
  | 'columns_unknown'
  | 'not_a_day'
  | 'not_an_amount'
  | 'two_amounts'
  | 'foreign_currency'
  | 'balance_broken'
  | 'same_reference_twice'

/** `row` as the file counts them from 1; `detail` is the word or the figures that are wrong. */
export type ReadRefusal = {
  readonly ok: false
  readonly code: ReadCode
  readonly row?: number
  readonly detail?: readonly string[]
}
export type Read<T> = { readonly ok: true; readonly value: T } | ReadRefusal

export const notRead = (code: ReadCode, row?: number, ...detail: string[]): ReadRefusal => ({
  ok: false,
  code,
  row,
  detail: detail.length > 0 ? detail : undefined,
})

/** Why a file that was read is not kept. */
export type TakeCode =
  | ReadCode
  | 'not_permitted'
  | 'not_found'
  | 'account_closed'
  | 'other_account'
  | 'already_taken'
  | 'nothing_new'
  | 'day_in_future'
  | 'nothing_waits'
