const HOUR = 3_600_000

export type Waiting = {
  /** Whole hours since it came. */
  hours: number
  /** Whole hours until the target; below zero once it is past. */
  left: number
  /** Share of its time that is used, 0 to 1. */
  used: number
}

/** How long something has waited against what was promised. */
export function waiting(receivedAt: Date, targetAt: Date, now: Date): Waiting {
  const whole = targetAt.getTime() - receivedAt.getTime()
  const since = now.getTime() - receivedAt.getTime()
  const left = (targetAt.getTime() - now.getTime()) / HOUR
  return {
    hours: Math.max(0, Math.floor(since / HOUR)),
    left: left < 0 ? -Math.ceil(-left) : Math.floor(left),
    used: whole <= 0 ? 1 : Math.min(1, Math.max(0, since / whole)),
  }
}

/** Hours as people count them: hours up to two days, then whole days. */
export const daysAndHours = (hours: number): { days: number } | { hours: number } =>
  hours >= 48 ? { days: Math.floor(hours / 24) } : { hours }
