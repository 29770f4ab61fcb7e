import type { Cents } from '#kit/money.ts'

const UNITS = [
  ...['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'],
  ...['treize', 'quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit', 'dix-neuf'],
]
const TENS = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
]

function belowHundred(n: number): string {
  if (n < 20) return UNITS[n]!
  const ten = Math.floor(n / 10)
  // Seventy and ninety count on from sixty and eighty.
  const unit = n - (ten === 7 || ten === 9 ? ten - 1 : ten) * 10
  const word = TENS[ten]!
  if (unit === 0) return ten === 8 ? 'quatre-vingts' : word
  const and = (unit === 1 && ten < 8) || n === 71
  return `${word}${and ? '-et-' : '-'}${UNITS[unit]}`
}

function belowThousand(n: number): string {
  const hundreds = Math.floor(n / 100)
  const rest = n % 100
  if (hundreds === 0) return belowHundred(rest)
  const hundred = hundreds === 1 ? 'cent' : `${UNITS[hundreds]}-cent`
  if (rest === 0) return hundreds > 1 ? `${hundred}s` : hundred
  return `${hundred}-${belowHundred(rest)}`
}

/** A whole number below a thousand millions in French letters, with the hyphens of 1990. */
export function numberInLetters(n: number): string {
  if (!Number.isSafeInteger(n) || n < 0 || n >= 1e9) throw new RangeError(`not a number to spell: ${n}`)
  const [millions, thousands, rest] = [Math.floor(n / 1e6), Math.floor(n / 1e3) % 1000, n % 1000]
  const parts = [
    millions > 0 && `${belowThousand(millions)}-million${millions > 1 ? 's' : ''}`,
    // « Mille » takes no « un », and « cents » and « quatre-vingts » lose their mark before it.
    thousands > 0 &&
      (thousands === 1 ? 'mille' : `${belowThousand(thousands).replace(/(cent|vingt)s$/, '$1')}-mille`),
    (rest > 0 || n === 0) && belowThousand(rest),
  ]
  return parts.filter(Boolean).join('-')
}

/** « mille-deux-cents euros et cinquante centimes », as a tax receipt spells a sum. */
export function eurosInLetters(amount: Cents): string {
  const [euros, rest] = [Number(amount / 100n), Number(amount % 100n)]
  const de = euros >= 1e6 && euros % 1e6 === 0 ? ' d’' : ' '
  const whole = `${numberInLetters(euros)}${de}euro${euros > 1 ? 's' : ''}`
  return rest === 0 ? whole : `${whole} et ${numberInLetters(rest)} centime${rest > 1 ? 's' : ''}`
}
