/** A stretch of a day, in minutes after midnight. */
export type Slot = { readonly from: number; readonly to: number }

const HALF = 30

/**
 * The hour that is promised for something foreseen at a minute of the day: from one half hour to another, with a
 * quarter of an hour at least on each side of what is foreseen.
 */
export function slotAround(minute: number): Slot {
  const from = Math.min(23 * 60, Math.max(0, Math.round((minute - HALF) / HALF) * HALF))
  return { from, to: from + 2 * HALF }
}
