import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { lastWords, mayFollow } from './consents.ts'

const today = day('2026-03-02')
const on = day('2026-02-01')

test('the last word of each purpose counts, apart from the others', () => {
  const last = lastWords([
    { purpose: 'news', given: false },
    { purpose: 'photos', given: true },
    { purpose: 'news', given: true },
  ])
  expect([last.get('news')?.given, last.get('photos')?.given, last.has('partners')]).toEqual([
    false,
    true,
    false,
  ])
})

test('a withdrawal follows a consent, the same day too', () => {
  expect(mayFollow(undefined, { given: true, on }, today).ok).toBe(true)
  expect(mayFollow(undefined, { given: false, on }, today).ok).toBe(true)
  expect(mayFollow({ given: true, on }, { given: false, on }, today).ok).toBe(true)
})

test('a day to come, a day before the last word, and the same word again are refused', () => {
  expect(mayFollow(undefined, { given: true, on: day('2026-03-03') }, today)).toMatchObject({
    code: 'day_future',
  })
  const before = { given: false, on: day('2026-01-31') }
  expect(mayFollow({ given: true, on }, before, today)).toMatchObject({ code: 'older_than_last' })
  expect(mayFollow({ given: true, on }, { given: true, on: today }, today)).toEqual({
    ok: false,
    code: 'already_so',
  })
})
