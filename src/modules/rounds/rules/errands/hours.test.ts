import { expect, test } from 'vitest'
import { must } from '#kit/result.ts'
import { hoursInput, opensBetween, parseHours } from './hours.ts'

test.each([
  ['9h-12h', [[540, 720]]],
  ['9h30 à 12h', [[570, 720]]],
  ['de 9 h 30 à 17 h', [[570, 1020]]],
  ['entre 9:00 et 10:30', [[540, 630]]],
  ['9–12', [[540, 720]]],
  ['avant 10h', [[0, 600]]],
  ['jusqu’à 10h15', [[0, 615]]],
  ['Après 14h', [[840, 1439]]],
  ['à partir de 14h', [[840, 1439]]],
  [
    '14h-17h ; 9h-12h',
    [
      [540, 720],
      [840, 1020],
    ],
  ],
  ['20h-24h', [[1200, 1439]]],
  ['', []],
  [' ; ', []],
] as const)('%s', (text, expected) => {
  expect(must(parseHours(text))).toEqual(expected.map(([from, to]) => ({ from, to })))
})

test.each([
  ['demain', 'not_hours'],
  ['25h-26h', 'not_hours'],
  ['9h60-10h', 'not_hours'],
  ['9h', 'not_hours'],
  ['12h-9h', 'hours_reversed'],
  ['9h-12h, 11h-14h', 'hours_overlap'],
  ['9h-12h, 12h-14h', 'hours_overlap'],
  ['1h-2h,3h-4h,5h-6h,7h-8h,9h-10h', 'too_many_hours'],
])('%s is refused: %s', (text, code) => {
  expect(parseHours(text)).toMatchObject({ ok: false, code, field: 'hours' })
})

test('what a form shows is what it reads back', () => {
  for (let from = 0; from < 1400; from += 37) {
    const hours = [
      { from, to: from + 13 },
      { from: from + 14, to: 1439 },
    ]
    expect(must(parseHours(hoursInput(hours)))).toEqual(hours)
  }
})

test('a door opens between two hours when one of its stretches touches them', () => {
  const hours = [
    { from: 540, to: 600 },
    { from: 840, to: 1020 },
  ]
  expect(opensBetween([], 0, 1)).toBe(true)
  expect(opensBetween(hours, 600, 700)).toBe(true)
  expect(opensBetween(hours, 601, 839)).toBe(false)
  expect(opensBetween(hours, 601, 840)).toBe(true)
})
