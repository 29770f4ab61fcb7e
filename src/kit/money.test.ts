import { describe, expect, test } from 'vitest'
import {
  add,
  type Cents,
  cents,
  minus,
  negate,
  parseEuros,
  proportion,
  split,
  toDecimal,
  toInput,
} from './money.ts'

const amounts = (parts: readonly Cents[]) => parts.map(Number)

/** A small seeded generator: the same cases at each run. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    yield state
  }
}

test('cents are whole: a fraction is a bug', () => {
  expect(cents(1250)).toBe(1250n)
  expect(() => cents(12.5)).toThrow(RangeError)
  expect(() => cents(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError)
  expect(() => cents(Number.NaN)).toThrow(RangeError)
  expect(add(cents(1), cents(2), negate(cents(5)))).toBe(-2n)
  expect(minus(cents(1), cents(2))).toBe(-1n)
  expect(add()).toBe(0n)
})

describe('proportion rounds half away from zero', () => {
  test.each([
    [100, 1, 3, 33],
    [200, 1, 3, 67],
    [1, 1, 2, 1],
    [-1, 1, 2, -1],
    [1, -1, 2, -1],
    [-1, -1, 2, 1],
    [1, 1, -2, -1],
    [3, 1, 2, 2],
    [1000, 20, 100, 200],
    [0, 7, 3, 0],
  ])('%i × %i / %i = %i', (amount, numerator, denominator, expected) => {
    expect(proportion(cents(amount), BigInt(numerator), BigInt(denominator))).toBe(BigInt(expected))
  })
  test('of nothing is a bug', () => {
    expect(() => proportion(cents(1), 1n, 0n)).toThrow(RangeError)
  })
})

describe('split', () => {
  test('gives the leftover cents to the largest remainders, ties to the first', () => {
    expect(amounts(split(cents(100), [1n, 1n, 1n]))).toEqual([34, 33, 33])
    expect(amounts(split(cents(5), [3n, 7n]))).toEqual([2, 3])
    expect(amounts(split(cents(1), [1n, 2n]))).toEqual([0, 1])
    expect(amounts(split(cents(-100), [1n, 1n, 1n]))).toEqual([-34, -33, -33])
    expect(amounts(split(cents(10), [0n, 1n, 0n]))).toEqual([0, 10, 0])
    expect(amounts(split(cents(0), [1n, 2n]))).toEqual([0, 0])
  })

  test('always sums to the amount, each part within a cent of its share', () => {
    const next = numbers(42)
    for (let run = 0; run < 500; run++) {
      const amount = cents((next.next().value % 2_000_001) - 1_000_000)
      const weights = Array.from({ length: 1 + (next.next().value % 12) }, () =>
        BigInt(next.next().value % 50),
      )
      if (weights.every((weight) => weight === 0n)) continue
      const total = weights.reduce((sum, weight) => sum + weight, 0n)
      const parts = split(amount, weights)
      expect(add(...parts)).toBe(amount)
      parts.forEach((part, i) => {
        const gap = part * total - amount * weights[i]!
        expect(gap < total && gap > -total, `${amount} by ${weights}`).toBe(true)
      })
    }
  })

  test('without a weight, or with a negative one, is a bug', () => {
    for (const weights of [[], [0n], [2n, -1n]]) expect(() => split(cents(1), weights)).toThrow(RangeError)
  })
})

describe('parseEuros', () => {
  test.each([
    ['12', 1200],
    ['12,5', 1250],
    ['12.50', 1250],
    ['0,01', 1],
    ['-3,20', -320],
    ['1 250,00 €', 125_000],
    ['1\u202f250,00\u00a0€', 125_000],
    [' 7 ', 700],
    ['10000000', 1_000_000_000],
  ])('reads %j', (text, expected) => {
    expect(parseEuros(text)).toEqual({ ok: true, value: BigInt(expected) })
  })
  test.each(['', ' ', '€', '-', '12,345', '12,', ',50', '1,2,3', '1e3', '0x10', '--1', 'douze', '१२'])(
    'refuses %j',
    (text) => {
      expect(parseEuros(text)).toEqual({ ok: false, code: 'not_an_amount' })
    },
  )
  test('refuses what can only be a slip of the finger', () => {
    expect(parseEuros('10000000,01')).toEqual({ ok: false, code: 'amount_too_large' })
    expect(parseEuros('-10000000,01')).toEqual({ ok: false, code: 'amount_too_large' })
  })
  test('what is shown in a field is read back the same', () => {
    for (const value of [0, 1, -1, 99, -99, 100, 125_050, -125_050]) {
      expect(parseEuros(toInput(cents(value)))).toEqual({ ok: true, value: BigInt(value) })
    }
    expect(toDecimal(cents(-5))).toBe('-0.05')
    expect(toInput(cents(125_050))).toBe('1250,50')
  })
})
