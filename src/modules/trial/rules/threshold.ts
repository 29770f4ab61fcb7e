import { cents, parseEuros, toInput } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'

/** The unit of a measure, as the threshold must be typed. */
export type ThresholdUnit = 'count' | 'share' | 'cents' | 'months' | 'days' | 'hours' | 'grams'
export type ThresholdCode =
  | 'threshold_needs_percent'
  | 'threshold_needs_euros'
  | 'threshold_needs_count'
  | 'threshold_needs_months'
  | 'threshold_needs_days'
  | 'threshold_needs_hours'
  | 'threshold_needs_grams'
  | 'share_out_of_range'
  | 'amount_too_large'
  | 'too_large'

const NUMBER = /^-?\d+(?:[.,]\d+)?$/
const MOST = 1_000_000
/** The word that may follow a number of that unit, in either language. */
const WORDS = {
  months: /(mois|months?)$/i,
  days: /(jours?|j|days?)$/i,
  hours: /(heures?|h|hours?)$/i,
  grams: /(grammes?|grams?|g)$/i,
}

/**
 * Reads a threshold typed by hand in the unit of its measure: `40 %` → 0.4, `1 250 €` → 125000, `3 mois` → 3,
 * `2 jours` → 2, `1,5 h` → 1.5, `800 g` → 800, `60` → 60.
 * A share must carry its sign: `0,4` or `40` alone could mean two things.
 */
export function parseThreshold(typed: string, unit: ThresholdUnit): Result<number, ThresholdCode> {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '')
  if (unit === 'share') {
    if (!text.endsWith('%') || !NUMBER.test(text.slice(0, -1))) return refuse('threshold_needs_percent')
    // Through the text, not through 100 × a float: 29 % must be 0.29.
    const share = Number(`${text.slice(0, -1).replace(',', '.')}e-2`)
    return share >= 0 && share <= 1 ? ok(share) : refuse('share_out_of_range')
  }
  if (unit === 'cents') {
    const amount = parseEuros(text)
    if (amount.ok) return ok(Number(amount.value))
    return refuse(amount.code === 'amount_too_large' ? 'amount_too_large' : 'threshold_needs_euros')
  }
  const bare = unit === 'count' ? text : text.replace(WORDS[unit], '')
  if (!NUMBER.test(bare) || (unit === 'count' && !/^\d+$/.test(bare)))
    return refuse(`threshold_needs_${unit}`)
  const n = Number(bare.replace(',', '.'))
  return n <= MOST ? ok(n) : refuse('too_large')
}

/** What a form shows back: `40 %`, `1250,00 €`, `3`. */
export function thresholdInput(value: number, unit: ThresholdUnit): string {
  if (unit === 'share') return `${String(Number((value * 100).toPrecision(12))).replace('.', ',')} %`
  if (unit === 'cents') return `${toInput(cents(value))} €`
  return String(value).replace('.', ',')
}
