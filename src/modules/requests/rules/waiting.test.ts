import { expect, test } from 'vitest'
import { daysAndHours, waiting } from './waiting.ts'

const at = (hours: number) => new Date(Date.UTC(2026, 2, 2, hours))

test('time waited against time promised', () => {
  expect(waiting(at(0), at(48), at(12))).toEqual({ hours: 12, left: 36, used: 0.25 })
  expect(waiting(at(0), at(48), at(50))).toEqual({ hours: 50, left: -2, used: 1 })
  expect(waiting(at(0), at(0), at(0))).toEqual({ hours: 0, left: 0, used: 1 })
})

test('hours become days after two', () => {
  expect(daysAndHours(47)).toEqual({ hours: 47 })
  expect(daysAndHours(73)).toEqual({ days: 3 })
})
