import { expect, test } from 'vitest'
import { slotAround } from './slot.ts'

test('an hour from one half hour to another, a quarter of an hour at least on each side', () => {
  expect(slotAround(590)).toEqual({ from: 570, to: 630 })
  for (let minute = 15; minute <= 23 * 60 + 45; minute++) {
    const { from, to } = slotAround(minute)
    expect([from % 30, to - from], String(minute)).toEqual([0, 60])
    expect(Math.min(minute - from, to - minute), String(minute)).toBeGreaterThanOrEqual(15)
  }
})

test('at both ends of the day it stays within it', () => {
  expect(slotAround(0)).toEqual({ from: 0, to: 60 })
  expect(slotAround(1439)).toEqual({ from: 1380, to: 1440 })
})
