import { expect, test } from 'vitest'
import { month } from '#kit/day.ts'
import { frameOf } from './frame.ts'
import type { Revenue } from './plan.ts'
import { plan, revenue } from './sample.ts'
import { sCurve, volumesOf } from './volume.ts'

const frame = frameOf(plan([], { months: 24 }))
const units = (line: Partial<Revenue>, followed: Float64Array | null = null) => [
  ...volumesOf(revenue(line), frame, followed).units,
]

test('a straight line grows each month and stops at zero', () => {
  const up = units({ volume: { start: 10, growth: { type: 'linear', perMonth: 2 } } })
  expect(up.slice(0, 3)).toEqual([10, 12, 14])
  const down = units({ volume: { start: 3, growth: { type: 'linear', perMonth: -2 } } })
  expect(down.slice(0, 4)).toEqual([3, 1, 0, 0])
})

test('churn takes its share of the stock before arrivals join', () => {
  const stock = units({ volume: { start: 100, growth: { type: 'linear', perMonth: 10 }, churn: 10 } })
  // 100 → 90 + 10 = 100: as many leave as join.
  expect(stock[1]).toBeCloseTo(100, 9)
  const leaving = units({ volume: { start: 100, growth: { type: 'none' }, churn: 10 } })
  expect(leaving[2]).toBeCloseTo(81, 9)
})

test('the S-curve starts at its start, is halfway at half time, and stays at its target', () => {
  expect(sCurve(0)).toBe(0)
  expect(sCurve(0.5)).toBeCloseTo(0.5, 12)
  expect(sCurve(1)).toBe(1)
  const curve = units({
    volume: { start: 20, growth: { type: 's-curve', target: 120, by: month('2026-11') } },
  })
  expect(curve[0]).toBe(20)
  expect(curve[5]).toBeCloseTo(70, 9)
  expect(curve[10]).toBe(120)
  expect(curve[23]).toBe(120)
})

test('seasons follow the calendar, not the rank of the month', () => {
  const seasonality = [1, 1, 1, 1, 1, 1, 1, 0.5, 1, 1, 1, 2]
  const late = frameOf(plan([], { start: month('2026-08') }))
  const line = revenue({ volume: { start: 10, growth: { type: 'none' }, seasonality } })
  expect([...volumesOf(line, late, null).units].slice(0, 5)).toEqual([5, 10, 10, 10, 20])
})

test('a line lives from its first to its last month, both included', () => {
  const short = units({ from: month('2026-03'), to: month('2026-04') })
  expect(short.slice(0, 5)).toEqual([0, 0, 100, 100, 0])
})

test('a follower takes a ratio of the followed volume', () => {
  const followed = new Float64Array(24).fill(50)
  const growth = { type: 'follows', line: 'members', ratio: 0.4 } as const
  expect(units({ volume: { start: 1, growth } }, followed)[7]).toBe(21)
})

test('yearly billing bills those who join, and a year later those who stayed', () => {
  const volume = { start: 100, growth: { type: 'none' } as const, churn: 10 }
  const { billed } = volumesOf(revenue({ volume, billing: 'yearly' }), frame, null)
  expect(billed[0]).toBe(100)
  expect(billed[1]).toBe(0)
  expect(billed[12]).toBeCloseTo(100 * 0.9 ** 12, 9)
})
