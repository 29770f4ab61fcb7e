import { add, type Cents, minus, proportion, split } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'

/**
 * What the hub is for VAT: out of its field (CGI art. 256), small business (art. 293 B), association of general interest
 * (art. 261, 7-1°), taxed like anybody, or exempt with a separate taxed sector (annexe II, art. 209). A public body
 * (art. 256 B) keeps no ledger of its own: its public accountant does.
 */
export const TAX_PROFILES = [
  'outside',
  'franchise-293b',
  'exempt-261-7',
  'vat',
  'mixed',
  'public-body',
] as const
export type TaxProfile = (typeof TAX_PROFILES)[number]

/** French rates, in permille (CGI art. 278 to 281 octies); the two last are those of overseas departments and of the press. */
export const VAT_RATES = [200, 100, 55, 21, 85] as const

export type Tax = {
  readonly profile: TaxProfile
  /** Of a mixed profile: the activities of its taxed sector. */
  readonly taxedActivities: readonly string[]
}

/** Category of EN 16931 (UNCL 5305): standard rate, zero rate, exempt, not subject, reverse charge. */
export type VatCategory = 'S' | 'Z' | 'E' | 'O' | 'AE'
export type Vat = {
  readonly category: VatCategory
  /** Permille; null where no rate applies (category O). */
  readonly rate: number | null
  /** Code of the exemption (VATEX list of the European norm), null when taxed. */
  readonly exemption: string | null
}

const EXEMPT = {
  outside: { category: 'O', rate: null, exemption: 'VATEX-EU-O' },
  'public-body': { category: 'O', rate: null, exemption: 'VATEX-EU-O' },
  'franchise-293b': { category: 'E', rate: 0, exemption: 'VATEX-FR-FRANCHISE' },
  'exempt-261-7': { category: 'E', rate: 0, exemption: 'VATEX-FR-CGI261-7' },
} as const satisfies Partial<Record<TaxProfile, Vat>>

/**
 * The VAT of something sold. `rate` is the service's own, in permille; null means that the hub charges none on it: in a
 * taxed hub it is then exempt as a service of general interest.
 */
export function vatOf(
  tax: Tax,
  sold: { readonly rate: number | null; readonly activity?: string | null },
): Vat {
  const { profile } = tax
  if (profile !== 'vat' && profile !== 'mixed') return EXEMPT[profile]
  // What belongs to no activity (an article of the counter) is taxed as its own rate says.
  const inSector = profile === 'vat' || !sold.activity || tax.taxedActivities.includes(sold.activity)
  if (sold.rate === null || !inSector) return EXEMPT['exempt-261-7']
  return sold.rate === 0
    ? { category: 'Z', rate: 0, exemption: null }
    : { category: 'S', rate: sold.rate, exemption: null }
}

export type Net = { readonly net: Cents; readonly vat: Cents }

/** What a price with tax holds: `net` rounded to the cent, half away from zero, and `vat` the rest. `rate` in permille. */
export function splitGross(gross: Cents, rate: number | null): Net {
  if (!rate) return { net: gross, vat: 0n as Cents }
  const net = proportion(gross, 1000n, BigInt(1000 + rate))
  return { net, vat: minus(gross, net) }
}

/**
 * Prices with tax of one rate, split together, so that the tax is computed once on their sum (CGI art. 289-II, annexe II
 * art. 242 nonies A): the nets sum to the net of the sum, by largest remainder.
 */
export function splitTogether(grosses: readonly Cents[], rate: number | null): Net[] {
  const { net } = splitGross(add(...grosses), rate)
  if (grosses.every((gross) => gross === 0n)) return grosses.map((gross) => ({ net: gross, vat: gross }))
  const sameSign = grosses.every((gross) => gross >= 0n) || grosses.every((gross) => gross <= 0n)
  if (!sameSign) return grosses.map((gross) => splitGross(gross, rate))
  const nets = split(
    net,
    grosses.map((gross) => (gross < 0n ? -gross : gross)),
  )
  return grosses.map((gross, i) => ({ net: nets[i]!, vat: minus(gross, nets[i]!) }))
}

/** Nine digits whose Luhn sum is right (La Poste's 356000000 apart, whose establishments sum to a multiple of five). */
export function checkSiren(siren: string): Result<string, 'not_a_siren'> {
  const digits = siren.replace(/[\s.]/g, '')
  return /^\d{9}$/.test(digits) && luhn(digits) % 10 === 0 ? ok(digits) : refuse('not_a_siren')
}

/** Fourteen digits: a SIREN and the number of the establishment. */
export function checkSiret(siret: string): Result<string, 'not_a_siret'> {
  const digits = siret.replace(/[\s.]/g, '')
  if (!/^\d{14}$/.test(digits)) return refuse('not_a_siret')
  const post = digits.startsWith('356000000') && [...digits].reduce((sum, d) => sum + Number(d), 0) % 5 === 0
  return luhn(digits) % 10 === 0 || post ? ok(digits) : refuse('not_a_siret')
}

/** French number of VAT: FR, a key of two digits ((12 + 3 × (SIREN mod 97)) mod 97) or letters, and the SIREN. */
export function checkVatNumber(number: string): Result<string, 'not_a_vat_number'> {
  const tidy = number.replace(/[\s.]/g, '').toUpperCase()
  const match = /^FR([0-9A-HJ-NP-Z]{2})(\d{9})$/.exec(tidy)
  if (!match || !checkSiren(match[2]!).ok) return refuse('not_a_vat_number')
  const key = match[1]!
  if (/^\d\d$/.test(key) && Number(key) !== (12 + 3 * (Number(match[2]) % 97)) % 97)
    return refuse('not_a_vat_number')
  return ok(tidy)
}

function luhn(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, i) => {
    const n = i % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return sum + (n > 9 ? n - 9 : n)
  }, 0)
}
