/**
 * Which form a receipt takes: individuals (CERFA 11580, CGI art. 200 and 978) and companies (CERFA 16216, CGI art. 238 bis). Public
 * bodies and associations have no tax to reduce: none.
 */
export type GiftForm = '11580' | '16216'

const COMPANIES: readonly string[] = [
  'company',
  'shop',
  'landlord',
  'bank',
  'producer',
  'provider',
  'building-manager',
  'estate-agency',
]

export function formFor(
  donor: { readonly kind: 'person' } | { readonly kind: 'organisation'; readonly of: string },
): GiftForm | null {
  if (donor.kind === 'person') return '11580'
  return COMPANIES.includes(donor.of) ? '16216' : null
}

/** Why a receipt waits; null when it may be issued. */
export type GiftHold = 'not_deductible' | 'address_missing' | 'siren_missing' | 'no_form'

export function holdOf(facts: {
  readonly deductible: boolean
  readonly form: GiftForm | null
  readonly address: string
  readonly siret: string | null
}): GiftHold | null {
  if (!facts.deductible) return 'not_deductible'
  if (facts.form === null) return 'no_form'
  if (facts.address === '') return 'address_missing'
  // The companies' form asks for the number that identifies them.
  return facts.form === '16216' && !facts.siret ? 'siren_missing' : null
}
