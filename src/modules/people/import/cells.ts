import { addDays, addMonthsToDay, type Day, daysBetween, parseDay } from '#kit/day.ts'
import { type Cents, parseEuros } from '#kit/money.ts'
import { fold } from '#kit/text.ts'
import type { PersonRole, PersonSegment } from '../rules/segments.ts'
import type { FaultCode } from './fields.ts'
import { titleCity } from './names.ts'

/** A cell read: its value, or why it has none; `others` are further values of the same cell. */
export type Read<T> = { value: T | null; others?: T[]; fault?: FaultCode }

const nothing = { value: null }
/** What exports write where there is nothing. */
const BLANK = /^(?:[-–—./?_x]+|n\/?a|nc|n\.c\.|néant|neant|aucun|null|none|nan|#n\/a|#ref!|#valeur!|00?)$/i
export const isBlank = (cell: string): boolean => cell === '' || BLANK.test(cell)

/** Digits of one number as it is kept: ten in France, `+` and the country elsewhere; null when it is neither. */
function phoneOf(text: string): string | null {
  // A spreadsheet may have kept it as a number: 612345678 or 6.12345678E8.
  const asNumber = /^\d([.,]\d+)?e\+?\d+$/i.test(text)
    ? String(Math.round(Number(text.replace(',', '.'))))
    : text
  const tidy = asNumber
    .replace(/^(\d+)[.,]0+$/, '$1')
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '')
  const national = tidy.replace(/^(?:\+33|0033)0?/, '0').replace(/^33(?=[1-9]\d{8}$)/, '0')
  if (/^0[1-9]\d{8}$/.test(national)) return national
  if (/^[1-9]\d{8}$/.test(national)) return `0${national}`
  const foreign = national.replace(/^00/, '+')
  return /^\+(?!33)[1-9]\d{7,14}$/.test(foreign) ? foreign : null
}

/** Every telephone of a cell, mobiles first: `04 76 11 22 33 / 06.12.34.56.78`. */
export function readPhones(cell: string): Read<string> {
  if (isBlank(cell)) return nothing
  const whole = phoneOf(cell)
  const parts = whole
    ? [whole]
    : cell.split(/\s*(?:[/;,|]|\bou\b|\bet\b|\s-\s|\p{L}{2,}\s*[.:]*)\s*/iu).flatMap((part) => {
        const one = /\d/.test(part) ? phoneOf(part) : null
        return one ? [one] : []
      })
  // Two numbers written on end without anything between: twenty digits.
  const digits = cell.replace(/\D/g, '')
  if (parts.length === 0 && digits.length === 20)
    for (const half of [digits.slice(0, 10), digits.slice(10)]) {
      const one = phoneOf(half)
      if (one) parts.push(one)
    }
  const found = [...new Set(parts)].sort((a, b) => Number(isMobile(b)) - Number(isMobile(a)))
  const [value, ...others] = found
  return value ? { value, others } : { value: null, fault: 'not_a_phone' }
}
const isMobile = (phone: string) => /^0[67]/.test(phone)

const EMAIL = /^[^\s@<>()"']+@[^\s@<>()"']+\.[^\s@<>()"'.]{2,}$/

/** Every address of a cell, in small letters: `Zoe@Exemple.FR; z@exemple.org`. */
export function readEmails(cell: string): Read<string> {
  if (isBlank(cell)) return nothing
  const found = cell
    .replace(/mailto:/gi, '')
    .replace(/\s*(?:\(at\)|\[at\]|\(a\)|\sat\s)\s*/gi, '@')
    .replace(/\s*@\s*/g, '@')
    .split(/[\s;,/<>|]+/)
    .map((part) => part.toLowerCase().replace(/^[.'"]+|[.'"]+$/g, ''))
    .filter((part) => part.includes('@'))
  const good = [
    ...new Set(found.filter((part) => part.length <= 254 && EMAIL.test(part) && !part.includes('..'))),
  ]
  const [value, ...others] = good
  return value ? { value, others } : { value: null, fault: 'not_an_email' }
}

/** Five digits; a zero that a spreadsheet ate comes back. */
export function readPostcode(cell: string): Read<string> {
  const tidy = cell
    .replace(/^F[- ]?(?=\d)/i, '')
    .replace(/[.,]0+$/, '')
    .replace(/[\s.]/g, '')
  if (isBlank(tidy)) return nothing
  if (/^\d{5}$/.test(tidy)) return { value: tidy }
  return /^\d{4}$/.test(tidy) ? { value: `0${tidy}` } : { value: null, fault: 'not_a_postcode' }
}

/** `38000 GRENOBLE` in one cell: both; a town alone has no postcode. */
export function readCity(cell: string): { postcode: string | null; city: string | null } {
  if (isBlank(cell)) return { postcode: null, city: null }
  const match = /^(\d{5})[\s,-]+(.+)$/.exec(cell) ?? /^()(.+?)[\s,]*\(?(?:\d{5}|\d{2})?\)?$/.exec(cell)
  const city = titleCity((match?.[2] ?? cell).trim())
  return { postcode: match?.[1] || null, city: /\p{L}/u.test(city) ? city : null }
}

/** A town that ends an address: `3 rue des Lilas, 38000 Grenoble`. */
export function splitAddress(address: string): {
  street: string
  postcode: string | null
  city: string | null
} {
  const match = /^(.*?)[\s,;–-]+(\d{5})[\s,]+(\p{L}[\p{L}\s'’-]+)$/u.exec(address)
  if (!match) return { street: address, postcode: null, city: null }
  return { street: match[1]!.replace(/[\s,;–-]+$/u, ''), postcode: match[2]!, city: titleCity(match[3]!) }
}

const MONTHS = ['janv', 'fevr', 'mars', 'avri', 'mai', 'juin', 'juil', 'aout', 'sept', 'octo', 'nove', 'dece']
const FIRST_SERIAL = Date.UTC(1899, 11, 30)

/** A year of two digits is this century up to ten years ahead of `thisYear`. */
const fullYear = (text: string, thisYear: number) =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) + 2000 <= thisYear + 10 ? 2000 : 1900)

const written = (year: number, month: number, date: number): Read<Day> => {
  const two = (n: number) => String(n).padStart(2, '0')
  const day = parseDay(`${year}-${two(month)}-${two(date)}`)
  return day.ok ? { value: day.value } : { value: null, fault: 'not_a_day' }
}

/**
 * A day as French hands, exports and spreadsheets write it: `03/02/2026`, `3-2-26`, `2026-02-03 10:00`, `3 févr. 2026`,
 * `20260203`, `46056` (days since 30 December 1899). The 31st of February is told.
 */
export function readDay(cell: string, thisYear: number): Read<Day> {
  const text = cell.replace(/(?:[T\s]+(?:à\s*)?\d{1,2}\s*[:h]\s*\d{0,2}.*)$/u, '').trim()
  if (isBlank(text) || /^0000[-/]00[-/]00$/.test(text) || /^00[-/]00[-/]0000$/.test(text)) return nothing
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text)
  if (iso) return written(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const french = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$/.exec(text)
  if (french) return written(fullYear(french[3]!, thisYear), Number(french[2]), Number(french[1]))
  const words = /^(?:\p{L}+\.?\s+)?(\d{1,2})(?:er)?[\s-]+(\p{L}{3,})\.?[\s-]+(\d{4}|\d{2})$/u.exec(text)
  if (words) {
    const name = fold(words[2]!)
    const at = MONTHS.findIndex(
      (month) => name.startsWith(month) || (name.length > 2 && month.startsWith(name)),
    )
    return at < 0
      ? { value: null, fault: 'not_a_day' }
      : written(fullYear(words[3]!, thisYear), at + 1, Number(words[1]))
  }
  const serial = /^\d{5}(?:[.,]\d+)?$/.test(text) ? Math.floor(Number(text.replace(',', '.'))) : 0
  // 20,000 is 1954 and 60,000 is 2064: other figures of five digits are no dates.
  if (serial >= 20_000 && serial <= 60_000) {
    const day = parseDay(new Date(FIRST_SERIAL + serial * 86_400_000).toISOString().slice(0, 10))
    if (day.ok) return { value: day.value }
  }
  return { value: null, fault: 'not_a_day' }
}

/** `12,00 €`, `12 EUR`, `12.5`; below zero is told. */
export function readAmount(cell: string): Read<Cents> {
  const text = cell.replace(/eur(?:os?)?|€/gi, '').trim()
  if (text !== '0' && isBlank(text)) return nothing
  // A thousand may be told by a point when a comma tells the cents.
  const amount = parseEuros(/,\d{1,2}$/.test(text) ? text.replace(/\./g, '') : text)
  return amount.ok && amount.value >= 0n ? { value: amount.value } : { value: null, fault: 'not_an_amount' }
}

const SEGMENT_WORDS: readonly (readonly [PersonSegment, RegExp])[] = [
  [
    'senior',
    /\b(senior|seniors|retraite|retraitee|retraites|personne agee|personnes agees|aine|aines|plus de 6\d)\b/,
  ],
  [
    'pupil',
    /\b(eleve|eleves|scolaire|scolaires|collegien|lyceen|etudiant|etudiante|etudiants|jeune|jeunes|enfant|enfants|pupil|student)\b/,
  ],
  [
    'employee',
    /\b(salarie|salariee|salaries|employe|employee|employes|actif|active|actifs|membre actif|worker)\b/,
  ],
  [
    'inhabitant',
    /\b(habitant|habitante|habitants|riverain|resident|particulier|particuliers|inhabitant|usager|usagers)\b/,
  ],
]
const ROLE_WORDS: readonly (readonly [PersonRole, RegExp])[] = [
  ['volunteer', /\b(benevole|benevoles|volunteer)\b/],
  ['beneficiary', /\b(beneficiaire|beneficiaires|usager|usagere|usagers|beneficiary)\b/],
  ['ambassador', /\b(ambassadeur|ambassadrice|ambassador)\b/],
  ['prescriber', /\b(prescripteur|prescriptrice)\b/],
]
/** Said of members in general: tells nothing of who they are, and is no mistake. */
const PLAIN =
  /\b(adherent|adherente|adherents|membre|membres|sympathisant|individuel|individuelle|normal|standard|plein|reduit|famille|honneur|bienfaiteur|fondateur|bureau|president|tresorier|secretaire|ca|member|cotisation|adhesion|non cotisant|tarif)\b/

/** What a category or status of another program says of a person here. */
export function readCategory(cell: string): Read<PersonSegment> & { roles: PersonRole[] } {
  if (isBlank(cell)) return { value: null, roles: [] }
  const text = fold(cell)
  const plainMember = /\bmembres? actif/.test(text)
  const value =
    SEGMENT_WORDS.find(
      ([segment, words]) => words.test(text) && !(segment === 'employee' && plainMember),
    )?.[0] ?? null
  const roles = ROLE_WORDS.flatMap(([role, words]) => (words.test(text) ? [role] : []))
  if (value || roles.length > 0 || PLAIN.test(text)) return { value, roles }
  return { value: null, roles, fault: 'unknown_category' }
}

/** Longer than this, the first day is that of joining the association, not of the fee. */
const LONGEST_DAYS = 800

/**
 * The period of a membership from the days a file gives. One day alone makes a year; a first day years before the end
 * is when the person joined, and the period is the year that ends.
 */
export function periodOf(start: Day | null, end: Day | null): Read<{ startsOn: Day; endsOn: Day }> {
  if (start && end && end < start) return { value: null, fault: 'ends_before_start' }
  if (end && (!start || daysBetween(start, end) > LONGEST_DAYS))
    return { value: { startsOn: addDays(addMonthsToDay(end, -12), 1), endsOn: end } }
  if (start) return { value: { startsOn: start, endsOn: end ?? addDays(addMonthsToDay(start, 12), -1) } }
  return nothing
}
