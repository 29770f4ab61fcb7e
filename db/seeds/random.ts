/** A small seeded generator: the demo must be the same believable year each time it is lived. */
export type Dice = {
  /** 0 ≤ x < 1 */
  next(): number
  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True with this probability. */
  chance(p: number): boolean
  pick<T>(from: readonly T[]): T
  /** Picks by weight. */
  weighted<T>(from: readonly (readonly [T, number])[]): T
  /** How many of something rare happen when `mean` are expected (Poisson, by Knuth's product of uniforms). */
  count(mean: number): number
}

/** Mulberry32: 32 bits of state are plenty for a year of a village. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (p) => next() < p,
    pick: (from) => from[between(0, from.length - 1)]!,
    weighted(from) {
      let left = next() * from.reduce((sum, [, w]) => sum + w, 0)
      for (const [one, w] of from) {
        left -= w
        if (left < 0) return one
      }
      return from.at(-1)![0]
    },
    count(mean) {
      const limit = Math.exp(-mean)
      let n = 0
      for (let p = next(); p > limit; p *= next()) n++
      return n
    },
  }
}
