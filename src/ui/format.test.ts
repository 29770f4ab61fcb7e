import { expect, test } from 'vitest'
import { day, month } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { formatDay, formatHour, formatInstant, formatMonth } from './dates.ts'
import {
  formatDuration,
  formatEuros,
  formatNumber,
  formatPercent,
  formatQuantity,
  NBSP,
  NNBSP,
} from './format.ts'

test('euros keep their cents, with the spaces of each language', () => {
  expect(formatEuros(cents(125000), 'fr')).toBe(`1${NNBSP}250,00${NBSP}€`)
  expect(formatEuros(cents(125000), 'en')).toBe('€1,250.00')
  expect(formatEuros(cents(5), 'fr')).toBe(`0,05${NBSP}€`)
  expect(formatEuros(cents(123456789012345n), 'fr')).toBe(
    `1${NNBSP}234${NNBSP}567${NNBSP}890${NNBSP}123,45${NBSP}€`,
  )
})

test('a debt carries a minus sign, a change may carry a plus, nothing carries none', () => {
  expect(formatEuros(cents(-320050), 'fr')).toBe(`−3${NNBSP}200,50${NBSP}€`)
  expect(formatEuros(cents(-320050), 'en')).toBe('−€3,200.50')
  expect(formatEuros(cents(990), 'fr', { sign: true })).toBe(`+9,90${NBSP}€`)
  expect(formatEuros(cents(0), 'fr', { sign: true })).toBe(`0,00${NBSP}€`)
  expect(formatEuros(cents(-20), 'fr', { round: true })).toBe(`0${NBSP}€`)
})

test('whole euros round half away from zero', () => {
  expect(formatEuros(cents(99950), 'fr', { round: true })).toBe(`1${NNBSP}000${NBSP}€`)
  expect(formatEuros(cents(-150), 'en', { round: true })).toBe('−€2')
})

test('shares and figures', () => {
  expect(formatPercent(0.425, 'fr', 1)).toBe(`42,5${NBSP}%`)
  expect(formatPercent(0.425, 'en', 1)).toBe('42.5%')
  expect(formatPercent(-0.004, 'fr')).toBe(`0${NBSP}%`)
  expect(formatNumber(1.005, 'fr', 2)).toBe('1,01')
  expect(formatNumber(-1234.5, 'en', 1)).toBe('−1,234.5')
  expect(formatNumber(1e-9, 'fr', 2)).toBe('0,00')
  expect(formatNumber(1e22, 'fr')).not.toMatch(/e/)
  expect(formatNumber(Number.NaN, 'fr')).toBe('–')
})

test('French keeps the singular below two, English only for one', () => {
  const unit = ['heure', 'heures'] as const
  expect(formatQuantity(1.5, unit, 'fr', 1)).toBe(`1,5${NBSP}heure`)
  expect(formatQuantity(0, unit, 'fr')).toBe(`0${NBSP}heure`)
  expect(formatQuantity(1.5, ['hour', 'hours'], 'en', 1)).toBe(`1.5${NBSP}hours`)
  expect(formatQuantity(0, ['hour', 'hours'], 'en')).toBe(`0${NBSP}hours`)
})

test('durations as people say them', () => {
  expect(formatDuration(95, 'fr')).toBe(`1${NBSP}h${NBSP}35`)
  expect(formatDuration(120, 'fr')).toBe(`2${NBSP}h`)
  expect(formatDuration(5, 'fr')).toBe(`5${NBSP}min`)
  expect(formatDuration(65, 'fr')).toBe(`1${NBSP}h${NBSP}05`)
})

test('days: first of the month, year only when it is another', () => {
  const plain = (text: string) => text.replaceAll(NBSP, ' ')
  expect(plain(formatDay(day('2026-02-03'), 'fr', '2026'))).toBe('mar. 3 févr.')
  expect(plain(formatDay(day('2026-02-03'), 'en', '2026'))).toBe('Tue 3 Feb')
  expect(plain(formatDay(day('2026-03-01'), 'fr', '2026'))).toBe('dim. 1er mars')
  expect(plain(formatDay(day('2025-12-31'), 'fr', '2026'))).toBe('mer. 31 déc. 2025')
  expect(plain(formatMonth(month('2026-08'), 'fr'))).toBe('août 2026')
  expect(plain(formatMonth(month('2026-08'), 'en', true))).toBe('Aug 26')
})

test('instants are told in the zone of the place, summer time included', () => {
  const winter = new Date('2026-02-03T13:05:00Z')
  const summer = new Date('2026-07-14T22:30:00Z')
  expect(formatHour(winter, 'Europe/Paris', 'fr')).toBe(`14${NBSP}h${NBSP}05`)
  expect(formatInstant(summer, 'Europe/Paris', 'fr', '2026').replaceAll(NBSP, ' ')).toBe(
    'mer. 15 juil. à 0 h 30',
  )
  expect(formatHour(winter, 'Europe/Paris', 'en')).toBe('14:05')
})
