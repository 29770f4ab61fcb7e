import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { ageOf, allocate } from './charges.ts'

const owed = (id: string, amount: number, dueOn: string) => ({
  id,
  outstanding: cents(amount),
  day: day('2026-01-05'),
  dueOn: day(dueOn),
})

test('an amount settles the first due first, the last one in part, and not a cent more', () => {
  const list = [owed('b', 500, '2026-02-10'), owed('a', 700, '2026-03-01'), owed('c', 300, '2026-02-01')]
  const parts = allocate(list, cents(900)).map((part) => [part.charge.id, part.amount])
  expect(parts).toEqual([
    ['c', 300n],
    ['b', 500n],
    ['a', 100n],
  ])
})

test('what is already settled takes nothing', () => {
  const list = [owed('a', 0, '2026-02-01'), owed('b', 500, '2026-02-10')]
  expect(allocate(list, cents(500)).map((part) => part.charge.id)).toEqual(['b'])
})

test.each([
  ['2026-03-02', 'fresh'],
  ['2026-01-31', 'fresh'],
  ['2026-01-30', 'month'],
  ['2025-12-31', 'two-months'],
  ['2025-12-02', 'two-months'],
  ['2025-12-01', 'old'],
  ['2026-04-01', 'fresh'],
])('on 2 March, what is owed since %s is %s', (since, age) => {
  expect(ageOf(day(since), day('2026-03-02'))).toBe(age)
})
