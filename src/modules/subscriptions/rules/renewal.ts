import { addDays, addMonthsToDay, type Day } from '#kit/day.ts'

/**
 * When somebody must be told that a subscription of a fixed term will go on by itself: between three months and one
 * month before the last day they may refuse it (code de la consommation, art. L215-1).
 */
export type Window = {
  /** The last day they may refuse. */
  readonly refuseBy: Day
  readonly from: Day
  readonly to: Day
}

/** The window of a term that ends on a day, when its notice is of so many days. */
export function noticeWindow(termEndsOn: Day, noticeDays: number): Window {
  const refuseBy = addDays(termEndsOn, -noticeDays)
  return { refuseBy, from: addMonthsToDay(refuseBy, -3), to: addMonthsToDay(refuseBy, -1) }
}

/** What is to be done of the notice of a term today; `late`: told too late, they may leave at any time (L215-1). */
export function noticeDue(
  window: Window,
  told: boolean,
  today: Day,
): 'not-yet' | 'now' | 'late' | 'told' | 'past' {
  if (told) return 'told'
  if (today < window.from) return 'not-yet'
  if (today <= window.to) return 'now'
  return today <= window.refuseBy ? 'late' : 'past'
}

/** The last day of the next term: counted from the first day, so that a 31st stays one. */
export function termEnd(startsOn: Day, termMonths: number, after: Day): Day {
  let n = 1
  let end = addDays(addMonthsToDay(startsOn, termMonths), -1)
  while (end <= after) end = addDays(addMonthsToDay(startsOn, ++n * termMonths), -1)
  return end
}
