import { expect, test } from 'vitest'
import { threefry, uniforms, wordsOf } from './random.ts'

const words = (k0: number, k1: number, c0: number, c1: number) => {
  const out = new Uint32Array(2)
  threefry(k0, k1, c0, c1, out)
  return [...out]
}

test('the generator gives the words its authors publish (Random123, threefry2x32 of 20 rounds)', () => {
  expect(words(0, 0, 0, 0)).toEqual([0x6b200159, 0x99ba4efe])
  expect(words(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff)).toEqual([0x1cb996fc, 0xbb002be7])
  expect(words(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3)).toEqual([0xc4923a9c, 0x483df7a0])
})

test('run i draws the same number whatever is drawn before it or beside it', () => {
  const name = wordsOf('rent/amount')
  const all = new Float64Array(1000)
  uniforms(all, 7, name, 0)
  for (const [from, count] of [
    [0, 1],
    [137, 64],
    [999, 1],
  ] as const) {
    const some = new Float64Array(count)
    uniforms(some, 7, name, from)
    expect(some).toEqual(all.slice(from, from + count))
  }
})

test('numbers are even between 0 and 1, and those of two names or two seeds go their own ways', () => {
  const n = 100_000
  const draw = (seed: number, name: string) => {
    const out = new Float64Array(n)
    uniforms(out, seed, wordsOf(name), 0)
    return out
  }
  const one = draw(1, 'a/amount')
  const mean = one.reduce((all, u) => all + u, 0) / n
  // Standard error 1 / √(12 n) = 0.0009.
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.0036)
  const tenths = new Array<number>(10).fill(0)
  for (const u of one) tenths[Math.floor(u * 10)]!++
  const chi2 = tenths.reduce((all, count) => all + (count - n / 10) ** 2 / (n / 10), 0)
  // 99.9th percentile of χ² with 9 degrees of freedom.
  expect(chi2).toBeLessThan(27.9)
  for (const other of [draw(2, 'a/amount'), draw(1, 'b/amount'), draw(1, 'a/unitPrice')]) {
    let together = 0
    for (let i = 0; i < n; i++) together += (one[i]! - 0.5) * (other[i]! - 0.5)
    expect(Math.abs((12 * together) / n)).toBeLessThan(0.0127)
  }
})

test('a thousand names have a thousand draws', () => {
  const names = Array.from({ length: 1000 }, (_, i) => wordsOf(`line-${i}/volume.start`).join())
  expect(new Set(names).size).toBe(1000)
})
