/** Where "now" comes from. Always an argument, so that a year of demo can be lived in seconds. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands where it is put: for tests and for the demo's moving year. */
export type HandClock = Clock & { set(at: Date): void }

export function handClock(start: Date): HandClock {
  let at = start
  return {
    now: () => at,
    set(next) {
      at = next
    },
  }
}
