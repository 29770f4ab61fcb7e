import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { barOf, frameOf, placeOf } from './timeline.ts'

const frame = frameOf([day('2026-01-10'), day('2026-04-02')], day('2026-02-15'))

test('a frame holds whole months, today among them, and is cut where one could no longer read', () => {
  expect(frame).toMatchObject({ from: '2026-01-01', to: '2026-04-30' })
  expect(frame.months).toHaveLength(4)
  expect(frameOf([], day('2026-02-15')).months).toEqual(['2026-02'])
  const wide = frameOf([day('1999-01-01'), day('2150-01-01')], day('2026-02-15'))
  expect([wide.from, wide.to]).toEqual(['2024-12-01', '2028-02-29'])
})

test('days and bars stand where they are, and are cut at the edges', () => {
  expect(placeOf(day('2026-01-01'), frame)).toBe(0)
  expect(placeOf(day('2025-12-31'), frame)).toBeNull()
  expect(barOf(day('2026-01-01'), day('2026-04-30'), frame)).toEqual({ x: 0, width: 100 })
  expect(barOf(day('2025-01-01'), day('2026-01-30'), frame)).toEqual({ x: 0, width: 25 })
  expect(barOf(day('2026-05-01'), day('2026-06-30'), frame)).toBeNull()
  expect(barOf(day('2026-04-30'), day('2027-06-30'), frame)).toMatchObject({ width: 0.83 })
})
