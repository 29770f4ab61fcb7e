import { fold } from '#kit/text.ts'

const CIVILITY =
  /^(?:m|mr|mrs|ms|mme|mlle|mmes|mm|melle|monsieur|madame|mademoiselle|dr|docteur|pr|me|maitre|maître|sieur|veuve|vve)\b\.?\s+/iu
const PARTICLES = new Set(['de', 'du', 'des', 'von', 'van', 'der', 'den', 'dit', 'dite', 'et'])

const hasLetters = (text: string) => /\p{L}/u.test(text)
const isUpper = (text: string) => hasLetters(text) && text === text.toLocaleUpperCase('fr')
const isLower = (text: string) => hasLetters(text) && text === text.toLocaleLowerCase('fr')
const capital = (word: string) => word.charAt(0).toLocaleUpperCase('fr') + word.slice(1)

/** One word without spaces: each part after a hyphen or an apostrophe begins with a capital, save after `d'`. */
function titleWord(word: string): string {
  const low = word.toLocaleLowerCase('fr')
  if (PARTICLES.has(low)) return low
  return low
    .split('-')
    .map((part) => {
      const match = /^(\p{L})(['’])(.+)$/u.exec(part)
      if (!match) return capital(part)
      const [, letter = '', mark = '', rest = ''] = match
      return `${letter === 'd' ? letter : letter.toLocaleUpperCase('fr')}${mark}${capital(rest)}`
    })
    .join('-')
}

/**
 * A name all in capitals or all in small letters as it is written: `DE LA FONTAINE` → `de La Fontaine`,
 * `D'ALMEIDA-LE GOFF` → `d'Almeida-Le Goff`. Written with care already, it stays.
 */
export function titleName(text: string): string {
  const tidy = text.replace(/\s*-\s*/g, '-').trim()
  if (!isUpper(tidy) && !isLower(tidy)) return tidy
  return tidy.split(' ').map(titleWord).join(' ')
}

const SMALL = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'sur',
  'sous',
  'en',
  'lès',
  'lez',
  'aux',
  'au',
  'et',
  'à',
  'près',
])

/** `SAINT-MARTIN-D'HERES` → `Saint-Martin-d'Heres`; a French town keeps its small words small, save the first. */
export function titleCity(text: string): string {
  const tidy = text.trim()
  if (!isUpper(tidy) && !isLower(tidy)) return tidy
  let first = true
  return tidy.toLocaleLowerCase('fr').replace(/\p{L}+(?:['’]\p{L}+)?/gu, (word) => {
    const begins = first
    first = false
    if (word === 'cedex') return 'CEDEX'
    if (!begins && SMALL.has(word)) return word
    const match = /^([dl])(['’])(.+)$/u.exec(word)
    if (!match) return capital(word)
    return `${begins ? match[1]!.toUpperCase() : match[1]}${match[2]}${capital(match[3]!)}`
  })
}

/** Words that begin a family name written in several: `de La Tour`, `Le Goff`, `Van der Meer`. */
const NAME_START = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'van',
  'von',
  'der',
  'den',
  'ben',
  'el',
  'al',
  'st',
  'saint',
  'dos',
  'da',
  'd',
])

/** `Mme DUPONT Zoé` → `DUPONT Zoé`. */
export const withoutCivility = (text: string): string => text.replace(CIVILITY, '')

/** More than one person on a line: « M. et Mme », « Jean & Marie ». */
export const isTwoPeople = (text: string): boolean =>
  /(^|\s)(et|&)(\s|$)/iu.test(text) || /\p{L}\s*[&/+]\s*\p{L}/u.test(text)

/**
 * Splits « NOM Prénom » (or « Prénom Nom » when `firstFirst`). Capitals tell the family name whatever the order;
 * a comma does too; otherwise the order of the heading is believed.
 */
export function splitName(text: string, firstFirst: boolean): { firstName: string; lastName: string } {
  const tidy = withoutCivility(text)
    .replace(/\s*-\s*/g, '-')
    .trim()
  const comma = tidy.split(',').map((part) => part.trim())
  if (comma.length === 2 && comma[0] && comma[1]) return named(comma[1], comma[0])
  const words = tidy.split(/[\s,]+/).filter(Boolean)
  if (words.length < 2) return named('', tidy)
  const upper = words.map((word) => isUpper(word) && word.replace(/[^\p{L}]/gu, '').length > 1)
  const count = upper.filter(Boolean).length
  if (count > 0 && count < words.length) {
    const small = (at: number) => NAME_START.has(fold(words[at]!))
    // `Zoé de LA TOUR`: the particle goes with the capitals that follow it.
    const family = words.map(
      (_, at) => upper[at]! || (small(at) && upper.slice(at + 1).some(Boolean) && at > 0 && !upper[0]),
    )
    const pick = (wanted: boolean) => words.filter((_, at) => family[at] === wanted).join(' ')
    if (pick(false)) return named(pick(false), pick(true).toLocaleUpperCase('fr'))
  }
  if (firstFirst) return named(words[0]!, words.slice(1).join(' '))
  let end = 1
  while (end < words.length - 1 && NAME_START.has(fold(words[end - 1]!))) end++
  return named(words.slice(end).join(' '), words.slice(0, end).join(' '))
}

const named = (firstName: string, lastName: string) => ({
  firstName: titleName(firstName),
  lastName: titleName(lastName),
})

/** One slip between two words at most: a letter more, less, other, or two exchanged. */
function oneSlip(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1 || short.length < 4) return false
  let i = 0
  while (i < short.length && short[i] === long[i]) i++
  if (short.length === long.length) {
    if (short.slice(i + 1) === long.slice(i + 1)) return true
    return short[i] === long[i + 1] && short[i + 1] === long[i] && short.slice(i + 2) === long.slice(i + 2)
  }
  return short.slice(i) === long.slice(i + 1)
}

/** Both folded; a missing or shortened first name (`J`, `J.-P.`) does not tell two people apart. */
const closeFirst = (a: string, b: string) =>
  !a ||
  !b ||
  oneSlip(a, b) ||
  (Math.min(a.length, b.length) === 1 && a[0] === b[0]) ||
  a.split(' ')[0] === b.split(' ')[0]

export type NamePair = { readonly firstName: string; readonly lastName: string }

/** Two ways to write one name: accents, one slip, initials, family and first name exchanged. */
export function closeNames(a: NamePair, b: NamePair): boolean {
  const [af, al, bf, bl] = [fold(a.firstName), fold(a.lastName), fold(b.firstName), fold(b.lastName)]
  return (
    (oneSlip(al, bl) && closeFirst(af, bf)) || (af !== '' && bf !== '' && oneSlip(al, bf) && oneSlip(af, bl))
  )
}

/** The same first name, or the same family name with nothing against it: enough when an e-mail is the same. */
export const sameFirstName = (a: NamePair, b: NamePair): boolean =>
  a.firstName !== '' && oneSlip(fold(a.firstName), fold(b.firstName))

/** The words of a name in one order, whichever way the two columns were filled. */
export const nameKey = ({ firstName, lastName }: NamePair): string =>
  fold(`${firstName} ${lastName}`).split(' ').sort().join(' ')
