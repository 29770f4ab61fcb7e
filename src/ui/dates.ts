import { type Day, dayIn, type Month, minuteIn, weekday } from '#kit/day.ts'
import type { Locale } from '#kit/words.ts'
import { NBSP } from './format.ts'

// Own tables rather than Intl: the same words in every browser, on paper and in tests.
const WEEKDAYS = {
  fr: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const
const SHORT = {
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const
const LONG = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const

const monthIndex = (d: Day | Month): number => Number(d.slice(5, 7)) - 1

/** `2026-02-03` → `mar. 3 févr.`; the year is added unless it is `currentYear`'s. */
export function formatDay(d: Day, locale: Locale, currentYear?: string): string {
  const number = Number(d.slice(8))
  const ordinal = locale === 'fr' && number === 1 ? '1er' : String(number)
  const parts: string[] = [
    WEEKDAYS[locale][weekday(d) - 1] ?? '',
    ordinal,
    SHORT[locale][monthIndex(d)] ?? '',
  ]
  if (d.slice(0, 4) !== currentYear) parts.push(d.slice(0, 4))
  return parts.join(NBSP)
}

/** `2026-02` → `février 2026`, or `févr. 26` when short (charts, narrow columns). */
export function formatMonth(m: Month, locale: Locale, short = false): string {
  return short
    ? `${SHORT[locale][monthIndex(m)]}${NBSP}${m.slice(2, 4)}`
    : `${LONG[locale][monthIndex(m)]}${NBSP}${m.slice(0, 4)}`
}

/** The hour of an instant in a zone: `14 h 30` in French, `14:30` in English. */
export const formatHour = (at: Date, zone: string, locale: Locale): string =>
  formatClock(minuteIn(at, zone), locale)

/** Minutes after midnight as an hour of the day: `14 h 30` in French, `14:30` in English. */
export function formatClock(minutes: number, locale: Locale): string {
  const hour = Math.floor(minutes / 60)
  const rest = String(minutes % 60).padStart(2, '0')
  return locale === 'fr' ? `${hour}${NBSP}h${NBSP}${rest}` : `${String(hour).padStart(2, '0')}:${rest}`
}

/** `mar. 3 févr. à 14 h 30`. */
export function formatInstant(at: Date, zone: string, locale: Locale, currentYear?: string): string {
  const d = formatDay(dayIn(at, zone), locale, currentYear)
  return locale === 'fr'
    ? `${d} à${NBSP}${formatHour(at, zone, locale)}`
    : `${d}, ${formatHour(at, zone, locale)}`
}
