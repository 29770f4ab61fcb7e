import type { InvoiceDocument, OperationCategory } from './document.ts'

/**
 * What the law wants on an invoice and this one lacks. Sources: code de commerce, art. L441-9 and R123-237; CGI,
 * annexe II, art. 242 nonies A (SIREN of the client and address of delivery since the reform of electronic invoices,
 * décret 2022-1299); code de la commande publique, art. D2192-2 (SIRET, service code and commitment number).
 */
export const MISSING = [
  'seller-name',
  'seller-address',
  'seller-siren',
  'seller-vat',
  'buyer-address',
  'buyer-siren',
  'buyer-siret',
  'service-code',
  'commitment',
] as const
export type Missing = (typeof MISSING)[number]

/** What is to be completed at the hub’s own identity; the rest is the client’s. */
export const isOurs = (missing: Missing): boolean => missing.startsWith('seller-')

const hasAddress = ({ street, postcode, city }: InvoiceDocument['seller']['address']): boolean =>
  Boolean(postcode && city && (street || city))

/** What keeps a document from being issued, in the order of its heads; nothing when it may be. */
export function missingOf(
  document: Pick<InvoiceDocument, 'seller' | 'buyer' | 'vat' | 'buyerReference' | 'orderReference'>,
  asks: { readonly serviceCode: boolean; readonly commitment: boolean },
): Missing[] {
  const { seller, buyer } = document
  const isClient = buyer.kind !== 'person'
  const taxed = document.vat.some((row) => row.category === 'S' || row.category === 'AE')
  const lacks: Record<Missing, boolean> = {
    'seller-name': seller.name === '',
    'seller-address': !hasAddress(seller.address),
    // An association without employees nor tax may have none: it then bills people only.
    'seller-siren': seller.siren === null && (isClient || seller.rna === null),
    'seller-vat': taxed && seller.vatNumber === null,
    'buyer-address': isClient && !hasAddress(buyer.address),
    'buyer-siren': buyer.kind === 'business' && buyer.siren === null,
    'buyer-siret': buyer.kind === 'public' && buyer.siret === null,
    'service-code': buyer.kind === 'public' && asks.serviceCode && !document.buyerReference,
    commitment: buyer.kind === 'public' && asks.commitment && !document.orderReference,
  }
  return MISSING.filter((one) => lacks[one])
}

/** Accounts where goods are sold: the rest are services (plan comptable, 701 and 707). */
const isGoods = (account: string): boolean => account.startsWith('701') || account.startsWith('707')

/** What is sold, by the accounts of its lines: the mention of CGI, annexe II, art. 242 nonies A, I, 8° bis. */
export function operationOf(accounts: readonly string[]): OperationCategory {
  const goods = accounts.filter(isGoods).length
  return goods === 0 ? 'services' : goods === accounts.length ? 'goods' : 'both'
}

/** `FR` and the key of a SIREN: (12 + 3 × (SIREN mod 97)) mod 97 (CGI, annexe II, art. 242 nonies A; BOI-TVA-DECLA-20-10-20). */
export const frenchVatNumber = (siren: string): string =>
  `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`
