/**
 * Threefry-2x32, 20 rounds (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11).
 * Counter-based: a draw is a function of the seed, the input and the number of the run, and of nothing else. So it is
 * the same on any thread and in any order, and one input more or another scenario leaves the others' draws as they were.
 */
const PARITY = 0x1bd11bda

/** Fills `out[0]` and `out[1]` with the two words of the counter (c0, c1) under the key (k0, k1). */
export function threefry(k0: number, k1: number, c0: number, c1: number, out: Uint32Array): void {
  const k2 = k0 ^ k1 ^ PARITY
  let x = (c0 + k0) | 0
  let y = (c1 + k1) | 0
  // Rounds 0-3, then the key injected, and so on five times; the rotations alternate between two fours.
  x = (x + y) | 0
  y = ((y << 13) | (y >>> 19)) ^ x
  x = (x + y) | 0
  y = ((y << 15) | (y >>> 17)) ^ x
  x = (x + y) | 0
  y = ((y << 26) | (y >>> 6)) ^ x
  x = (x + y) | 0
  y = ((y << 6) | (y >>> 26)) ^ x
  x = (x + k1) | 0
  y = (y + k2 + 1) | 0
  x = (x + y) | 0
  y = ((y << 17) | (y >>> 15)) ^ x
  x = (x + y) | 0
  y = ((y << 29) | (y >>> 3)) ^ x
  x = (x + y) | 0
  y = ((y << 16) | (y >>> 16)) ^ x
  x = (x + y) | 0
  y = ((y << 24) | (y >>> 8)) ^ x
  x = (x + k2) | 0
  y = (y + k0 + 2) | 0
  x = (x + y) | 0
  y = ((y << 13) | (y >>> 19)) ^ x
  x = (x + y) | 0
  y = ((y << 15) | (y >>> 17)) ^ x
  x = (x + y) | 0
  y = ((y << 26) | (y >>> 6)) ^ x
  x = (x + y) | 0
  y = ((y << 6) | (y >>> 26)) ^ x
  x = (x + k0) | 0
  y = (y + k1 + 3) | 0
  x = (x + y) | 0
  y = ((y << 17) | (y >>> 15)) ^ x
  x = (x + y) | 0
  y = ((y << 29) | (y >>> 3)) ^ x
  x = (x + y) | 0
  y = ((y << 16) | (y >>> 16)) ^ x
  x = (x + y) | 0
  y = ((y << 24) | (y >>> 8)) ^ x
  x = (x + k1) | 0
  y = (y + k2 + 4) | 0
  x = (x + y) | 0
  y = ((y << 13) | (y >>> 19)) ^ x
  x = (x + y) | 0
  y = ((y << 15) | (y >>> 17)) ^ x
  x = (x + y) | 0
  y = ((y << 26) | (y >>> 6)) ^ x
  x = (x + y) | 0
  y = ((y << 6) | (y >>> 26)) ^ x
  out[0] = x + k2
  out[1] = y + k0 + 5
}

/** The name of an input as two words; two inputs share their draws only if all 64 bits agree. */
export function wordsOf(name: string): readonly [number, number] {
  // FNV-1a from two offsets, the second one over the letters reversed in order of weight.
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (let i = 0; i < name.length; i++) {
    const letter = name.charCodeAt(i)
    a = Math.imul(a ^ letter, 0x01000193)
    b = Math.imul(b + letter, 0xcc9e2d51)
    b = (b << 15) | (b >>> 17)
  }
  return [a >>> 0, b >>> 0]
}

const words = new Uint32Array(2)
/** Numbers are in the middle of parts of this size, of which there are 2^32. */
export const GRID = 2 ** -32

/**
 * Uniform numbers of runs `from` to `from + count − 1` of one input, put from `at` on, each strictly between 0 and 1. Two runs that follow
 * share a counter, and take a word of it each. `name` is what `wordsOf` made of the input.
 */
export function uniforms(
  into: Float64Array,
  seed: number,
  name: readonly [number, number],
  from: number,
  count = into.length,
  at = 0,
): void {
  const [key, second] = name
  let r = 0
  if (from % 2 === 1 && count > 0) {
    threefry(seed, key, (from - 1) / 2, second, words)
    into[at + r++] = (words[1]! + 0.5) * GRID
  }
  for (; r < count; r += 2) {
    threefry(seed, key, (from + r) / 2, second, words)
    into[at + r] = (words[0]! + 0.5) * GRID
    if (r + 1 < count) into[at + r + 1] = (words[1]! + 0.5) * GRID
  }
}
