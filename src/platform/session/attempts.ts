/** Counts tries at one thing (an address to sign in with) within a sliding minute or so. */
export type Attempts = {
  /** False when `key` has used its tries: nothing more may be tried for it now. */
  allow(key: string, now: Date): boolean
  /** A success: the key starts afresh. */
  forget(key: string): void
}

/**
 * At most `limit` tries per key in `windowMs` milliseconds, kept in the memory of this process: enough to make
 * guessing a password hopeless, and gone at a restart. `most` keys are kept; the oldest go first.
 */
export function attempts(limit: number, windowMs: number, most = 10_000): Attempts {
  const tries = new Map<string, number[]>()
  return {
    allow(key, now) {
      const at = now.getTime()
      const recent = (tries.get(key) ?? []).filter((time) => time > at - windowMs)
      // Set anew, so that the map's order is the order of use.
      tries.delete(key)
      tries.set(key, recent)
      if (tries.size > most) tries.delete(tries.keys().next().value!)
      if (recent.length >= limit) return false
      recent.push(at)
      return true
    },
    forget: (key) => void tries.delete(key),
  }
}
