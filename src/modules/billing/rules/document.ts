import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'

/**
 * What one issued invoice or credit note says, as it was that day: everything its paper, its XML and its entry are made
 * from, and nothing that may change later. The business terms (BT-…) are those of EN 16931-1; the subject codes of notes
 * and the operation category are those of the French rules (XP Z12-012, décret 2022-1299).
 *
 * Amounts are cents, above or equal to zero also on a credit note (its kind says the direction). Rates are permille:
 * 200 is 20 %, 55 is 5,5 %.
 */
export type InvoiceDocument = {
  /** BT-3: 380 or 381. */
  readonly kind: 'invoice' | 'credit-note'
  /** BT-1: F2026-00001 or A2026-00001. */
  readonly number: string
  /** BT-2 */
  readonly issuedOn: Day
  /** BT-9; null on a credit note. */
  readonly dueOn: Day | null
  /** BT-5: other currencies are refused at the door. */
  readonly currency: 'EUR'
  readonly operation: OperationCategory
  /** The seller chose to pay VAT on what is invoiced, not on what is received (BT-8 = 5 rather than 432; CGI, art. 269). */
  readonly vatOnDebits: boolean
  readonly seller: Seller
  readonly buyer: Buyer
  /** BT-10: the public client's service code (Chorus Pro), or what the client asks to be reminded of. */
  readonly buyerReference: string | null
  /** BT-13: order number; for a public client the commitment number (numéro d’engagement). */
  readonly orderReference: string | null
  /** BT-12: contract or market number. */
  readonly contractReference: string | null
  readonly delivery: Delivery
  readonly lines: readonly DocumentLine[]
  readonly allowances: readonly DocumentAllowance[]
  readonly charges: readonly DocumentAllowance[]
  readonly vat: readonly VatLine[]
  readonly totals: DocumentTotals
  readonly payment: PaymentMeans
  readonly notes: readonly DocumentNote[]
  /** BG-3: the invoice that a credit note takes back; null on an invoice. */
  readonly preceding: { readonly number: string; readonly issuedOn: Day } | null
  /** Why the credit note was made, in words. */
  readonly reason: string | null
}

/** What is sold: delivery of goods, services, or both (CGI, annexe II, art. 242 nonies A, I 8° bis). */
export const OPERATION_CATEGORIES = ['goods', 'services', 'both'] as const
export type OperationCategory = (typeof OPERATION_CATEGORIES)[number]

/** Lines of an address as they are printed, and its parts for the XML. */
export type DocumentAddress = {
  readonly street: string | null
  readonly postcode: string | null
  readonly city: string | null
  /** ISO 3166-1 alpha-2 */
  readonly country: string
}

/** Where electronic invoices reach somebody: `0225` and a SIREN or SIREN_SUFFIX in the French directory. */
export type ElectronicAddress = { readonly scheme: string; readonly id: string }

type Party = {
  /** BT-27, BT-44 */
  readonly name: string
  /** Nine digits, scheme 0002 (BT-30, BT-47); null for a person. */
  readonly siren: string | null
  /** Fourteen digits, scheme 0009 (BT-29, BT-46). */
  readonly siret: string | null
  /** BT-31, BT-48 */
  readonly vatNumber: string | null
  readonly address: DocumentAddress
  /** BT-34, BT-49 */
  readonly electronicAddress: ElectronicAddress | null
  readonly email: string | null
  readonly phone: string | null
}

export type Seller = Party & {
  /** BT-28: how it is known, when that is another name. */
  readonly tradeName: string | null
  /** « Association loi 1901 », « SCIC SAS au capital de … » (BT-33). */
  readonly legalForm: string | null
  /** W… of the register of associations. */
  readonly rna: string | null
}

/** Who the client is to the tax office: who must be sent Factur-X, and which mentions are owed to them. */
export const BUYER_KINDS = ['person', 'business', 'public'] as const
export type BuyerKind = (typeof BUYER_KINDS)[number]

export type Buyer = Party & {
  readonly kind: BuyerKind
  /** Who reads it there (BT-56). */
  readonly contact: string | null
}

export type Delivery = {
  /** Where, when that is not the buyer’s address (BG-15; mention of the 2026 reform). */
  readonly address: (DocumentAddress & { readonly name: string | null }) | null
  /** The period that is invoiced, first and last day included (BG-14); the same day twice for one delivery. */
  readonly from: Day
  readonly to: Day
}

/** S: taxed; Z: taxed at zero; E: exempt; O: outside the tax; AE: reverse charge. */
export type VatCategory = 'S' | 'Z' | 'E' | 'O' | 'AE'

export type VatOfLine = {
  readonly category: VatCategory
  /** Permille; 0 unless taxed. */
  readonly rate: number
}

export type DocumentLine = VatOfLine & {
  /** BT-126: from 1, in order. */
  readonly position: number
  /** BT-153 */
  readonly label: string
  /** BT-154: day, request number, whom it was done for. */
  readonly detail: string | null
  /** BT-129, in ten-thousandths of the unit: 12 500 is 1,25. */
  readonly quantity: number
  /** BT-130, UN/ECE Recommendation 20: C62 (one), HUR (hour), DAY, MON, KMT, MIN… */
  readonly unitCode: string
  /** The unit as people read it; null for plain pieces. */
  readonly unit: string | null
  /** BT-146, without tax, in millionths of a euro: quantity × price, rounded to the cent, is always `net`. */
  readonly unitPrice: number
  /** BT-131 */
  readonly net: Cents
  /** What was asked with tax: what the charge says and a person reads. Lines sum to the price agreed, to the cent. */
  readonly gross: Cents
}

/** A discount (BG-20) or an extra (BG-21) on the whole document, one per VAT category and rate. */
export type DocumentAllowance = VatOfLine & {
  /** BT-92, BT-99: without tax. */
  readonly net: Cents
  /** With tax, as it was agreed. */
  readonly gross: Cents
  /** BT-97, BT-104 */
  readonly reason: string
}

/** One row of the VAT breakdown (BG-23): unique per category and rate. */
export type VatLine = VatOfLine & {
  /** BT-116 */
  readonly net: Cents
  /** BT-117: BT-116 × rate, rounded half up to the cent (BR-CO-17). */
  readonly vat: Cents
  /** BT-121 and BT-120, for what is not taxed. */
  readonly exemption: { readonly code: string; readonly words: string } | null
}

export type DocumentTotals = {
  /** BT-106: sum of the lines (BR-CO-10). */
  readonly lines: Cents
  /** BT-107 */
  readonly allowances: Cents
  /** BT-108 */
  readonly charges: Cents
  /** BT-109 = BT-106 − BT-107 + BT-108 (BR-CO-13). */
  readonly net: Cents
  /** BT-110: sum of the breakdown (BR-CO-14). */
  readonly vat: Cents
  /** BT-112 = BT-109 + BT-110 (BR-CO-15). */
  readonly gross: Cents
  /** BT-113: already paid. */
  readonly prepaid: Cents
  /**
   * BT-114: −1, 0 or +1 cent per rate. Prices here are agreed with tax, and no price without tax gives some of them once
   * VAT is rounded (0,03 € at 20 %): the cent of difference is said here, so that what is asked is what was agreed.
   */
  readonly rounding: Cents
  /** BT-115 = BT-112 − BT-113 + BT-114 (BR-CO-16). `payable + prepaid` is always the sum of what was agreed. */
  readonly payable: Cents
}

export type PaymentMeans = {
  /** BT-81, UNTDID 4461: 30 transfer, 58 SEPA transfer, 59 SEPA direct debit, 10 cash, 48 card, 20 cheque, 1 not said. */
  readonly code: '1' | '10' | '20' | '30' | '48' | '58' | '59'
  /** BT-84 and BT-86, without spaces; null when the hub gave none. */
  readonly iban: string | null
  readonly bic: string | null
  /** BT-85: in whose name the account is. */
  readonly accountName: string | null
  /** BT-83: what the payer writes on their transfer. */
  readonly reference: string
  /** BT-20, in words: « Payable à 30 jours ». */
  readonly terms: string | null
  /** BT-89 and BT-91, for a direct debit. */
  readonly mandate: { readonly reference: string; readonly iban: string } | null
}

/**
 * BT-22 with its subject code (BT-21, UNTDID 4451): PMD penalties for late payment, PMT 40 € for recovery costs, AAB
 * discount for early payment, REG legal form and register, AAI anything else, TXD the words of the tax profile.
 */
export type DocumentNote = {
  readonly code: 'PMD' | 'PMT' | 'AAB' | 'REG' | 'TXD' | 'AAI'
  readonly text: string
}

/** Whether this client is owed an electronic invoice rather than a paper. */
export const isElectronic = (document: Pick<InvoiceDocument, 'buyer'>): boolean =>
  document.buyer.kind !== 'person'
