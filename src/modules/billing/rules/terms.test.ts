import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { areLawful, dueDay, reminderDue, stateOf } from './terms.ts'

test('thirty days, or to the end of the month', () => {
  expect(dueDay(day('2026-01-31'), { days: 30, endOfMonth: false })).toBe('2026-03-02')
  expect(dueDay(day('2026-01-15'), { days: 45, endOfMonth: true })).toBe('2026-03-31')
  expect(dueDay(day('2026-01-15'), { days: 0, endOfMonth: false })).toBe('2026-01-15')
})

test.each([
  [60, false, true],
  [61, false, false],
  [45, true, true],
  [46, true, false],
])('%i days, end of month %s: lawful %s', (days, endOfMonth, lawful) => {
  expect(areLawful({ days, endOfMonth })).toBe(lawful)
})

test('where an invoice stands', () => {
  const invoice = { kind: 'invoice', dueOn: day('2026-03-01'), total: cents(1000) } as const
  const sums = (left: number, credited = 0) => ({ left: cents(left), credited: cents(credited) })
  const today = day('2026-03-02')
  expect(stateOf(invoice, sums(1000), today)).toBe('late')
  expect(stateOf(invoice, sums(1000), day('2026-03-01'))).toBe('to-pay')
  expect(stateOf(invoice, sums(0), today)).toBe('paid')
  expect(stateOf(invoice, sums(0, 400), today)).toBe('paid')
  expect(stateOf(invoice, sums(0, 1000), today)).toBe('credited')
  expect(stateOf({ ...invoice, kind: 'credit-note', dueOn: null }, sums(0), today)).toBe('credit-note')
})

test('reminders rise one level at a time, a week apart at least, and stop at the third', () => {
  const due = day('2026-03-01')
  expect(reminderDue(due, null, day('2026-03-07'))).toBeNull()
  expect(reminderDue(due, null, day('2026-03-08'))).toBe(1)
  expect(reminderDue(due, { level: 1, day: day('2026-03-20') }, day('2026-03-22'))).toBeNull()
  expect(reminderDue(due, { level: 1, day: day('2026-03-08') }, day('2026-03-22'))).toBe(2)
  expect(reminderDue(due, { level: 2, day: day('2026-03-22') }, day('2026-04-20'))).toBe(3)
  expect(reminderDue(due, { level: 3, day: day('2026-04-20') }, day('2026-09-01'))).toBeNull()
})
