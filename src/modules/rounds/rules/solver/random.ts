/** Marsaglia's xorshift of 32 bits: the search draws some hundred numbers per step, and repeats itself by its seed. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 2654435761) | 1
    for (let i = 0; i < 8; i++) this.bits()
  }

  /** 32 random bits, as a number from 0. */
  bits(): number {
    let s = this.#state
    s ^= s << 13
    s ^= s >>> 17
    s ^= s << 5
    this.#state = s
    return s >>> 0
  }

  /** In [0, 1). */
  unit(): number {
    return this.bits() / 4294967296
  }

  /** A whole number in [0, below). */
  below(below: number): number {
    return Math.floor(this.unit() * below)
  }
}
