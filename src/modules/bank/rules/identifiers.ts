import { electronicFormatIBAN, friendlyFormatIBAN, isSEPACountry, isValidBIC, isValidIBAN } from 'ibantools'
import { ok, type Result, refuse } from '#kit/result.ts'

export type IbanRefusal = 'iban_wrong' | 'iban_outside_sepa'

/**
 * An account number as typed, spaces and dashes aside: `FR76 3000 4000…` → `FR763000…`. Refuses one whose length or key
 * is wrong (ISO 13616, key modulo 97), and one of a country outside SEPA.
 */
export function parseIban(text: string): Result<string, IbanRefusal> {
  const iban = electronicFormatIBAN(text.trim())?.toUpperCase() ?? ''
  if (!isValidIBAN(iban)) return refuse('iban_wrong', 'iban')
  return isSEPACountry(iban.slice(0, 2)) ? ok(iban) : refuse('iban_outside_sepa', 'iban')
}

/** `FR76 3000 4000 …`, in groups of four as on a bank's paper. */
export const showIban = (iban: string): string => friendlyFormatIBAN(iban) ?? iban

/** `FR76 •••• 189`: enough to recognise an account, too little to use it. */
export const maskIban = (iban: string): string => `${iban.slice(0, 4)} •••• ${iban.slice(-3)}`

/** The shape of ISO 9362 as the older of the two schemas has it, the stricter one. */
const BIC = /^[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?$/

/** A bank's code of eight or eleven signs. Within SEPA it may be left out: the IBAN says enough since 2016. */
export function parseBic(text: string): Result<string, 'bic_wrong'> {
  const bic = text.replaceAll(/\s/g, '').toUpperCase()
  return BIC.test(bic) && isValidBIC(bic) ? ok(bic) : refuse('bic_wrong', 'bic')
}

/** Longest reference of a mandate (EPC rulebook, AT-01). */
export const RUM_MAX = 35
/** Signs of a reference: Latin set without a space, no slash at an end nor two in a row (EPC230-15). */
const RUM = /^(?!\/)(?!.*\/\/)[A-Z0-9+?/:().,'-]{1,35}(?<!\/)$/

/** A mandate's unique reference (RUM) as typed, in capitals. Refuses more than 35 signs, spaces and accents. */
export function parseRum(text: string): Result<string, 'rum_wrong'> {
  const rum = text.trim().toUpperCase()
  return RUM.test(rum) ? ok(rum) : refuse('rum_wrong', 'rum')
}

/** `('le-palier-des-tilleuls', 2026, 7)` → `LE-PALIER-DES-TILLEU-2026-00007`: never above 35 signs. */
export const rumOf = (slug: string, year: string, n: number): string =>
  `${slug.toUpperCase().slice(0, 20)}-${year}-${String(n).padStart(5, '0')}`
