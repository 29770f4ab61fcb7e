/** How much a difference must grow for an alert that was put aside to come back. */
const WORSE = 1.25

/** What a drift was worth when somebody put it aside. `gap` in cents, whatever its direction. */
export type PutAside = { readonly gap: number }

/**
 * Whether a drift asks for attention. Put aside, it stays so while it is no worse: it comes back once its difference is a
 * quarter larger than on the day somebody looked, and by more than the tolerance in cents.
 */
export const asksAttention = (gap: number, aside: PutAside | null, tolerance: number): boolean =>
  aside === null ||
  (Math.abs(gap) > Math.abs(aside.gap) * WORSE && Math.abs(gap) - Math.abs(aside.gap) > tolerance)
