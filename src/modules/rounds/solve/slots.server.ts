import { availableParallelism } from 'node:os'

/** Searches at once in this process, whoever asks: each takes a processor of its own, and pages must go on. */
const MOST_AT_ONCE = Math.max(1, availableParallelism() - 1)
let underWay = 0

export const isBusy = (): boolean => underWay >= MOST_AT_ONCE

/** A place for one search, given back by calling it (once, however often it is called); null when all are taken. */
export function takeSlot(): (() => void) | null {
  if (isBusy()) return null
  underWay++
  let taken = true
  return () => {
    if (taken) underWay--
    taken = false
  }
}
