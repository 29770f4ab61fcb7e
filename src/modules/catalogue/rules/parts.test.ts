import { expect, test } from 'vitest'
import { cents } from '#kit/money.ts'
import { partsLine, partsProblem, partsTotals } from './parts.ts'

const part = (serviceId: string, quantity = 1) => ({ serviceId, quantity })

test('a package holds something, each service once, in whole numbers', () => {
  expect(partsProblem([part('a'), part('b', 3)])).toBeNull()
  expect(partsProblem([])).toBe('parts_needed')
  expect(partsProblem([part('a'), part('a')])).toBe('part_twice')
  for (const quantity of [0, -1, 1.5, 5000])
    expect(partsProblem([part('a', quantity)])).toBe('quantity_wrong')
})

test('its cost and its time are those of what it holds', () => {
  const parts = [
    { quantity: 2, directCost: cents(900), minutes: 60 },
    { quantity: 1, directCost: cents(600), minutes: 45 },
  ]
  expect(partsTotals(parts)).toEqual({ directCost: 2400n, minutes: 165 })
})

test('its contents read as one line', () => {
  const line = partsLine([
    { quantity: 2, name: 'Repassage' },
    { quantity: 1, name: 'Courses' },
  ])
  expect(line).toBe('2\u00a0×\u00a0Repassage, 1\u00a0×\u00a0Courses')
})
