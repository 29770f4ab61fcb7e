import { expect, test } from 'vitest'
import { clockInput, durationInput, parseClock, parseDuration } from './duration.ts'

test.each([
  ['2', 120],
  ['2 h', 120],
  ['2h30', 150],
  ['2 h 05', 125],
  ['2:30', 150],
  ['1,5', 90],
  ['1.25 h', 75],
  ['45 min', 45],
  ['90mn', 90],
  ['24h', 1440],
] as const)('%s is %d minutes', (typed, minutes) => {
  expect(parseDuration(typed)).toEqual({ ok: true, value: minutes })
})

test.each([
  ['', 'not_a_duration'],
  ['deux heures', 'not_a_duration'],
  ['2h75', 'not_a_duration'],
  ['-2', 'not_a_duration'],
  ['1e2', 'not_a_duration'],
  ['0', 'duration_too_short'],
  ['4 min', 'duration_too_short'],
  ['25 h', 'duration_too_long'],
] as const)('%s is refused as %s', (typed, code) => {
  expect(parseDuration(typed)).toEqual({ ok: false, code })
})

test('what is shown back reads as the same, for every length of a day', () => {
  for (let minutes = 5; minutes <= 1440; minutes++)
    expect(parseDuration(durationInput(minutes))).toEqual({ ok: true, value: minutes })
  for (let minute = 0; minute < 1440; minute++)
    expect(parseClock(clockInput(minute))).toEqual({ ok: true, value: minute })
})

test('a time that no clock shows is refused', () => {
  for (const typed of ['24:00', '9h60', 'midi', ''])
    expect(parseClock(typed)).toEqual({ ok: false, code: 'not_a_time' })
})
