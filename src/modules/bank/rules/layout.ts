/** Which column of a CSV holds what, counted from 0; the first data row too. Null when no column does. */
export type CsvLayout = {
  /** Row of the headings, from 0; −1 when the file has none. */
  readonly head: number
  readonly day: number
  readonly label: readonly number[]
  /** One signed column… */
  readonly amount: number | null
  /** …or one for what left and one for what came. */
  readonly debit: number | null
  readonly credit: number | null
  readonly balance: number | null
  readonly reference: number | null
  readonly currency: number | null
  readonly dayOrder: 'dmy' | 'ymd' | 'mdy'
  /** Folded headings: the same again next month means the same columns. */
  readonly heads: string
}
