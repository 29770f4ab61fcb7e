import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { coverOn, type Held, lastOfEach, stepOf } from './documents.ts'

const held = (kind: Held['kind'], expiresOn: string | null, title = ''): Held => ({
  kind,
  title,
  expiresOn: expiresOn === null ? null : day(expiresOn),
})

test('an insurance holds on its last day and not on the next', () => {
  const documents = [held('insurance', '2026-03-31')]
  expect(coverOn(documents, 'insurance', day('2026-03-31'))).toBe('holds')
  expect(coverOn(documents, 'insurance', day('2026-04-01'))).toBe('lapsed')
  expect(coverOn(documents, 'registration', day('2026-04-01'))).toBe('none')
})

test('one renewed holds, and one without an end always does', () => {
  const renewed = [held('insurance', '2025-12-31'), held('insurance', '2026-12-31')]
  expect(coverOn(renewed, 'insurance', day('2026-06-01'))).toBe('holds')
  expect(coverOn([held('registration', null)], 'registration', day('2190-01-01'))).toBe('holds')
})

test('sixty days, thirty days, and the day after', () => {
  const ends = day('2026-06-30')
  expect(stepOf(ends, day('2026-04-30'))).toBeNull()
  expect(stepOf(ends, day('2026-05-01'))).toBe(60)
  expect(stepOf(ends, day('2026-05-31'))).toBe(30)
  expect(stepOf(ends, day('2026-06-30'))).toBe(30)
  expect(stepOf(ends, day('2026-07-01'))).toBe(0)
})

test('only the last of documents that follow one another is watched', () => {
  const old = held('insurance', '2025-12-31')
  const fresh = held('insurance', '2026-12-31')
  const first = held('certificate', '2026-05-01', 'Gaz')
  const other = held('certificate', null, 'Secourisme')
  expect(lastOfEach([old, fresh, first, other])).toEqual([fresh, first, other])
})
