import { expect, test } from 'vitest'
import { hoursText, parseHours } from './hours.ts'

test('hours as people write them', () => {
  expect(parseHours('14h-18h30, 8:00-12')).toEqual({
    ok: true,
    value: [
      { fromMinute: 480, untilMinute: 720 },
      { fromMinute: 840, untilMinute: 1110 },
    ],
  })
  expect(parseHours(' ')).toEqual({ ok: true, value: [] })
})

test('what ends before it begins, overlaps, or is no hour is refused', () => {
  for (const text of ['12-8', '8-12, 11-14', 'matin', '8:75-9', '8-12-14', '25-26'])
    expect(parseHours(text)).toEqual({ ok: false, code: 'not_hours' })
})

test('what is kept reads back as it was meant', () => {
  const spans = [{ fromMinute: 480, untilMinute: 750 }]
  expect(hoursText(spans)).toBe('8:00-12:30')
  expect(parseHours(hoursText(spans))).toEqual({ ok: true, value: spans })
})
