import type { Cents } from '#kit/money.ts'
import type { Locale } from '#kit/words.ts'

/** No-break space, before a French unit or sign. */
export const NBSP = '\u00a0'
/** Narrow no-break space, between French thousands. */
export const NNBSP = '\u202f'
const MINUS = '\u2212'

const group = (digits: string, locale: Locale): string =>
  digits.replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? NNBSP : ',')

/** `1234.5` → `1 234,5`. `decimals` are kept even when zero; rounds half away from zero. */
export function formatNumber(value: number, locale: Locale, decimals = 0): string {
  if (!Number.isFinite(value)) return '–'
  // The nudge of one part in 2⁵² makes up for 1.005 being stored as 1.00499…; a bigint writes no exponent.
  const scaled = BigInt(Math.round(Math.abs(value) * 10 ** decimals * (1 + Number.EPSILON)))
  const digits = String(scaled).padStart(decimals + 1, '0')
  const whole = group(decimals > 0 ? digits.slice(0, -decimals) : digits, locale)
  const fraction = decimals > 0 ? (locale === 'fr' ? ',' : '.') + digits.slice(-decimals) : ''
  return `${value < 0 && scaled > 0n ? MINUS : ''}${whole}${fraction}`
}

type EurosOptions = {
  /** Whole euros, rounded half away from zero: for charts and headlines, never for a bill. */
  round?: boolean
  /** Writes `+` before a positive amount: for changes. */
  sign?: boolean
}

/** `125000n` → `1 250,00 €` in French, `€1,250.00` in English. */
export function formatEuros(amount: Cents, locale: Locale, { round, sign }: EurosOptions = {}): string {
  const size = amount < 0n ? -amount : amount
  const shown = round ? ((size + 50n) / 100n) * 100n : size
  const mark = shown === 0n ? '' : amount < 0n ? MINUS : sign ? '+' : ''
  const whole = group(String(shown / 100n), locale)
  const fraction = round ? '' : (locale === 'fr' ? ',' : '.') + String(shown % 100n).padStart(2, '0')
  return locale === 'fr' ? `${mark}${whole}${fraction}${NBSP}€` : `${mark}€${whole}${fraction}`
}

/** A share of one: `0.425` → `43 %`, with `decimals: 1` → `42,5 %`. */
export function formatPercent(share: number, locale: Locale, decimals = 0): string {
  const figure = formatNumber(share * 100, locale, decimals)
  return locale === 'fr' ? `${figure}${NBSP}%` : `${figure}%`
}

/** One word, or `[one, many]`: French keeps the singular below 2, English only for exactly 1. */
export type Unit = string | readonly [one: string, many: string]

function unitWord(value: number, unit: Unit, locale: Locale): string {
  if (typeof unit === 'string') return unit
  const single = locale === 'fr' ? Math.abs(value) < 2 : Math.abs(value) === 1
  return single ? unit[0] : unit[1]
}

/** `(3, ['demande', 'demandes'])` → `3 demandes`. */
export const formatQuantity = (value: number, unit: Unit, locale: Locale, decimals = 0): string =>
  `${formatNumber(value, locale, decimals)}${NBSP}${unitWord(value, unit, locale)}`

/** Minutes as people say them: `90` → `1 h 30`, `45` → `45 min`. */
export function formatDuration(minutes: number, locale: Locale): string {
  const total = Math.round(Math.abs(minutes))
  const hours = Math.floor(total / 60)
  const rest = total % 60
  const sign = minutes < 0 && total > 0 ? MINUS : ''
  if (hours === 0) return `${sign}${rest}${NBSP}min`
  const head = `${sign}${group(String(hours), locale)}${NBSP}h`
  return rest === 0 ? head : `${head}${NBSP}${String(rest).padStart(2, '0')}`
}

/** A French number in pairs: `04 76 30 44 57`; any other as it is. */
export const formatPhone = (phone: string): string =>
  /^0\d{9}$/.test(phone) ? phone.replace(/(\d\d)(?=\d)/g, `$1${NBSP}`) : phone
