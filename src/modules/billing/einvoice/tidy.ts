import { add } from '#kit/money.ts'
import type {
  Buyer,
  DocumentAllowance,
  DocumentNote,
  ElectronicAddress,
  InvoiceDocument,
  Seller,
  VatLine,
  VatOfLine,
} from '../rules/document.ts'

/** Words for what is not taxed when the document brings none (BT-120). */
const UNTAXED: Readonly<Record<'E' | 'O' | 'AE', { code: string | null; words: string }>> = {
  E: { code: null, words: 'Exonéré de TVA' },
  O: { code: 'VATEX-EU-O', words: 'Opération hors du champ de la TVA' },
  AE: { code: 'VATEX-EU-AE', words: 'Autoliquidation' },
}

/** A row of the VAT breakdown with what the norm asks of it: E, O and AE say why, S and Z say nothing. */
export type ToldVat = Omit<VatLine, 'exemption'> & {
  readonly exemption: { readonly code: string | null; readonly words: string } | null
}
/** A document whose categories the norm allows together. */
export type TidyDocument = Omit<InvoiceDocument, 'vat'> & { readonly vat: readonly ToldVat[] }

/**
 * What must be said the norm's way before it is written down, the amounts untouched:
 * - « outside the tax » (O) never stands beside another category (BR-O-11 to 14): beside others it is written as exempt
 *   (E), with its own words, and joins the exempt row, as there is one at most (BR-E-01);
 * - a document of O alone names nobody's VAT number (BR-O-02 to 04).
 */
export function tidy(document: InvoiceDocument): TidyDocument {
  const told = document.vat.map(toldVat)
  const outside = told.some((row) => row.category === 'O')
  if (!outside) return { ...document, vat: told }
  if (told.every((row) => row.category === 'O'))
    return {
      ...document,
      seller: { ...document.seller, vatNumber: null },
      buyer: { ...document.buyer, vatNumber: null },
      vat: told,
    }
  const asExempt = <T extends VatOfLine>(one: T): T =>
    one.category === 'O' ? { ...one, category: 'E' } : one
  const exempt = [
    ...told.filter((row) => row.category === 'E'),
    ...told.filter((row) => row.category === 'O'),
  ]
  const words = [...new Set(exempt.map((row) => row.exemption!.words))].join(' ; ')
  return {
    ...document,
    lines: document.lines.map(asExempt),
    allowances: joined(document.allowances.map(asExempt)),
    charges: joined(document.charges.map(asExempt)),
    vat: [
      ...told.filter((row) => !exempt.includes(row)),
      {
        category: 'E',
        rate: 0,
        net: add(...exempt.map((row) => row.net)),
        vat: add(...exempt.map((row) => row.vat)),
        exemption: { code: exempt.find((row) => row.category === 'E')?.exemption?.code ?? null, words },
      },
    ],
  }
}

function toldVat(row: VatLine): ToldVat {
  if (row.category === 'S' || row.category === 'Z') return { ...row, exemption: null }
  const usual = UNTAXED[row.category]
  return {
    ...row,
    rate: 0,
    exemption: {
      code: row.exemption?.code || usual.code,
      words: row.exemption?.words.trim() || usual.words,
    },
  }
}

/** Two discounts of one category and reason are one. */
function joined(list: readonly DocumentAllowance[]): DocumentAllowance[] {
  const groups = Map.groupBy(list, (one) => `${one.category} ${one.rate} ${one.reason}`)
  return [...groups.values()].map((group) => ({
    ...group[0]!,
    net: add(...group.map((one) => one.net)),
    gross: add(...group.map((one) => one.gross)),
  }))
}

/**
 * Where the invoice is routed from and to (BT-34, BT-49): what the directory says, else the SIREN itself, which is
 * everybody's first address in the French directory (scheme 0225); a public client is reached by its SIRET (scheme 0009,
 * Chorus Pro), somebody without a number by their e-mail address.
 */
export function routedTo(party: Seller | Buyer): ElectronicAddress | null {
  if (party.electronicAddress) return party.electronicAddress
  if ('kind' in party && party.kind === 'public' && party.siret) return { scheme: '0009', id: party.siret }
  if (party.siren) return { scheme: '0225', id: party.siren }
  return party.email ? { scheme: 'EM', id: party.email } : null
}

/**
 * BT-23, the French framework of invoicing: B goods, S services, M both; 1 to be paid, 2 already paid (then what was paid
 * is the total and a day to pay is said: BR-FR-CO-09).
 */
export function framework({ kind, operation, totals, dueOn }: TidyDocument): string {
  const letter = { goods: 'B', services: 'S', both: 'M' }[operation]
  const paid = kind === 'invoice' && dueOn && totals.payable === 0n && totals.prepaid === totals.gross
  return `${letter}${paid ? 2 : 1}`
}

/**
 * BT-8 in the codes of CII (UNTDID 2475): 5 when VAT falls due on the invoice by option, 72 when it does on payment, as
 * for services (CGI, art. 269); nothing for goods or where nothing is taxed.
 */
export function vatPoint({ operation, vatOnDebits, vat }: TidyDocument): '5' | '72' | null {
  if (!vat.some((row) => row.category === 'S')) return null
  if (vatOnDebits) return '5'
  return operation === 'services' ? '72' : null
}

/** BAR: what the reform does with this invoice (XP Z12-012). A public client’s goes through Chorus Pro and says nothing. */
export function treatment({ buyer }: TidyDocument): 'B2B' | 'B2BINT' | 'B2C' | null {
  if (buyer.kind === 'person') return 'B2C'
  if (buyer.kind === 'public') return null
  if (buyer.address.country !== 'FR') return 'B2BINT'
  return buyer.siren ? 'B2B' : null
}

/** Codes that stand once at most (BR-FR-06), and those that platforms want on every invoice between businesses (BR-FR-05). */
const ONCE: ReadonlySet<DocumentNote['code']> = new Set(['PMD', 'PMT', 'AAB', 'TXD'])
const WANTED = ['PMD', 'PMT', 'AAB'] as const

/**
 * The notes as platforms take them: two of a code that stands once are one; a credit note, where nothing is to be paid
 * late, says that penalties, recovery costs and discount are not in question.
 */
export function notesOf({ notes, kind, buyer }: TidyDocument): DocumentNote[] {
  const groups = Map.groupBy(notes, ({ code, text }) => (ONCE.has(code) ? code : `${code} ${text}`))
  const told = [...groups.values()].map((group): DocumentNote => {
    return { code: group[0]!.code, text: [...new Set(group.map((one) => one.text))].join(' ') }
  })
  if (kind === 'invoice' || buyer.kind === 'person') return told
  const lacking = WANTED.filter((code) => !told.some((one) => one.code === code))
  return [...told, ...lacking.map((code) => ({ code, text: 'Sans objet pour un avoir.' }))]
}
