import { describe, expect, test } from 'vitest'
import { add, cents } from '#kit/money.ts'
import { byHand, scaled, whoOwes } from './shares.ts'

describe('by hand', () => {
  const shared = (price: number, ...typed: string[]) => {
    const done = byHand(cents(price), typed)
    return done.ok ? [...done.value.amounts, done.value.rest].map(Number) : [done.code, done.field]
  }
  test.each([
    [2000, ['6', ''], [600, 0, 1400]],
    [2000, ['6,50 €', '30 %'], [650, 600, 750]],
    [1000, ['33,3 %', '33,3%', '33.3 %'], [333, 333, 333, 1]],
    [101, ['50 %', '50 %'], [51, 50, 0]],
    [2000, ['100 %'], [2000, 0]],
    [2000, ['20'], [2000, 0]],
    [2000, ['20,01'], ['more_than_price', undefined]],
    [2000, ['60 %', '50 %'], ['more_than_price', undefined]],
    [2000, ['15', '50 %'], ['more_than_price', undefined]],
    [2000, ['', '-1'], ['amount_too_small', '1']],
    [2000, ['-10 %'], ['amount_too_small', '0']],
    [2000, ['dix'], ['not_a_share', '0']],
    [2000, ['33,33 %'], ['not_a_share', '0']],
    [2000, ['101 %'], ['not_a_share', '0']],
  ])('%i cents, %j → %j', (price, typed, expected) => {
    expect(shared(price, ...typed)).toEqual(expected)
  })
})

test('another price keeps the parts, and still sums to the cent', () => {
  for (let price = 0; price < 400; price += 7) {
    const parts = scaled(cents(price), [cents(700), cents(333), cents(967)])
    expect(add(...parts)).toBe(BigInt(price))
    expect(parts.every((part) => part >= 0n)).toBe(true)
  }
  expect(scaled(cents(500), [cents(0), cents(0)])).toEqual([0n, 500n])
})

test('whoever is served is asked before the others are waited for', () => {
  expect(whoOwes(cents(1), cents(1))).toBe('served')
  expect(whoOwes(cents(0), cents(1))).toBe('others')
  expect(whoOwes(cents(0), cents(0))).toBe('nobody')
})
