import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { monthEnds, windowOn } from './window.ts'

test('a window of 90 days ends on the day asked for and holds 90 days', () => {
  expect(windowOn({ days: 90 }, day('2026-03-31'))).toEqual({ from: '2026-01-01', to: '2026-03-31' })
  expect(windowOn({ days: 1 }, day('2026-03-31'))).toEqual({ from: '2026-03-31', to: '2026-03-31' })
})

test('thirteen month ends: twelve whole months, then the day itself', () => {
  const ends = monthEnds(day('2026-03-15'), 13)
  expect(ends).toHaveLength(13)
  expect(ends[0]).toBe('2025-03-31')
  expect(ends[11]).toBe('2026-02-28')
  expect(ends[12]).toBe('2026-03-15')
})
