import { create } from 'xmlbuilder2'
import { add, type Cents, toDecimal } from '#kit/money.ts'
import { toLatin } from '../rules/latin.ts'

/**
 * Pieces that both kinds of payment files share (ISO 20022 pain messages). Written with `xmlbuilder2` rather than the
 * `sepa` package: that one refuses accents instead of transliterating them, takes amounts as floating point and days as
 * local instants, writes addresses as free lines (which banks refuse since November 2026: towns and countries must
 * stand in their own elements), puts the creditor's identifier where the EPC guideline forbids it, and cannot say that
 * a debtor changed accounts.
 */

export type Address = {
  readonly street?: string | null
  readonly postcode?: string | null
  readonly city?: string | null
  /** Two letters, `FR` unless said. */
  readonly country?: string | null
}

export type Party = { readonly name: string; readonly address?: Address | null }
export type BankAccount = { readonly iban: string; readonly bic?: string | null }

/** Lengths of the schemas: `Max70Text` for names, `Max140Text` for what the account statement says. */
const NAME = 70
const WORDS = 140

export const amountOf = (amount: Cents) => ({ '@Ccy': 'EUR', '#': toDecimal(amount) })
export const sumOf = (rows: readonly { readonly amount: Cents }[]): string =>
  toDecimal(add(...rows.map((row) => row.amount)))

export const wordsOf = (text: string) => ({ Ustrd: toLatin(text, WORDS) })

/** A name, and an address once its town is known: since November 2026 a town and a country are the least. */
export function partyOf({ name, address }: Party) {
  const city = address?.city?.trim()
  if (!city) return { Nm: toLatin(name, NAME) }
  return {
    Nm: toLatin(name, NAME),
    PstlAdr: {
      ...(address?.street?.trim() && { StrtNm: toLatin(address.street, 70) }),
      ...(address?.postcode?.trim() && { PstCd: toLatin(address.postcode, 16) }),
      TwnNm: toLatin(city, 35),
      Ctry: (address?.country ?? 'FR').toUpperCase(),
    },
  }
}

export const accountOf = ({ iban }: BankAccount) => ({ Id: { IBAN: iban } })

/** The bank: by its code, or as not given, which SEPA allows since the IBAN names it. */
export const agentOf = ({ bic }: BankAccount, tag: 'BIC' | 'BICFI') => ({
  FinInstnId: bic ? { [tag]: bic } : { Othr: { Id: 'NOTPROVIDED' } },
})

/** The document as text, in UTF-8, each element on its own line. */
export const documentOf = (format: string, message: object): string =>
  `${create(
    { encoding: 'UTF-8' },
    { Document: { '@xmlns': `urn:iso:std:iso:20022:tech:xsd:${format}`, ...message } },
  ).end({
    prettyPrint: true,
  })}\n`
