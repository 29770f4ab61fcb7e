/** Euros by month of a hub's year, counted from its opening; null in a month when nothing happens. */
type Euros = (i: number) => number | null

/** In these months only. */
export const on =
  (amounts: Record<number, number>): Euros =>
  (i) =>
    amounts[i] ?? null
/** The same every month. */
export const monthly =
  (amount: number): Euros =>
  () =>
    amount
/** Every month from the i-th on. */
export const from =
  (start: number, amount: number): Euros =>
  (i) =>
    i >= start ? amount : null
