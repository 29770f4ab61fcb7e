import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { amountsOf, type GrossLine } from '#modules/billing/rules/amounts.ts'
import type { Buyer, InvoiceDocument, Seller, VatCategory, VatLine } from '#modules/billing/rules/document.ts'

export const SELLER: Seller = {
  ...{ name: 'Le Palier des Tilleuls', tradeName: 'La Conciergerie', legalForm: 'Association loi 1901' },
  ...{ siren: '732829320', siret: '73282932000074', rna: 'W691234567', vatNumber: null },
  address: { street: '12 rue des Tilleuls', postcode: '69003', city: 'Lyon', country: 'FR' },
  ...{ electronicAddress: null, email: 'bonjour@tilleuls.example', phone: '04 72 00 00 00' },
}

export const COMPANY: Buyer = {
  ...{ kind: 'business', name: 'Ateliers Güell & Fils <SARL>', contact: 'Service comptable' },
  ...{ siren: '552100554', siret: '55210055400013', vatNumber: 'FR83552100554' },
  address: { street: '3 quai Été\nBât. B', postcode: '69007', city: 'Lyon', country: 'FR' },
  ...{ electronicAddress: null, email: 'compta@guell.example', phone: null },
}

export const TOWN: Buyer = {
  ...COMPANY,
  ...{ kind: 'public', name: 'Commune de Saint-Élie', siren: '216901231', siret: '21690123100011' },
  ...{ vatNumber: null, contact: null, email: null },
}

export const NEIGHBOUR: Buyer = {
  ...COMPANY,
  ...{ kind: 'person', name: 'Zoé Lefèvre', siren: null, siret: null, vatNumber: null, contact: null },
}

/** A line by its price with tax in cents and its rate in permille. */
export const sold = (
  label: string,
  gross: number,
  rate = 0,
  category: VatCategory = rate > 0 ? 'S' : 'E',
  quantity = 10_000,
): GrossLine => ({
  ...{ label, gross: cents(gross), rate, category, quantity },
  ...{ unitCode: quantity === 10_000 ? 'C62' : 'HUR', unit: quantity === 10_000 ? null : 'h' },
  detail: 'Demande D2026-0042 du 3 mars',
})

const WORDS: Readonly<Partial<Record<VatCategory, VatLine['exemption']>>> = {
  E: { code: 'VATEX-FR-FRANCHISE', words: 'TVA non applicable, art. 293 B du CGI' },
  O: { code: 'VATEX-EU-O', words: 'Opération hors du champ de la TVA' },
  AE: { code: 'VATEX-EU-AE', words: 'Autoliquidation' },
}

type Ask = Partial<InvoiceDocument> & {
  readonly sold: readonly GrossLine[]
  readonly off?: number
  readonly more?: number
  readonly paid?: number
}

/** A document as billing issues it, to a company unless told otherwise. */
export function documentOf({ sold: rows, off, more, paid, ...over }: Ask): InvoiceDocument {
  const exemptions = new Map(Object.entries(WORDS) as [VatCategory, VatLine['exemption']][])
  return {
    ...{ kind: 'invoice', number: 'F2026-00042', issuedOn: day('2026-03-31'), dueOn: day('2026-04-30') },
    ...{ currency: 'EUR', operation: 'services', vatOnDebits: false, seller: SELLER, buyer: COMPANY },
    ...{ buyerReference: null, orderReference: null, contractReference: 'C2026-0003' },
    delivery: { address: null, from: day('2026-03-01'), to: day('2026-03-31') },
    ...amountsOf({
      lines: rows,
      allowance: off ? { gross: cents(off), reason: 'Remise de fidélité' } : null,
      charge: more ? { gross: cents(more), reason: 'Frais de déplacement' } : null,
      prepaid: cents(paid ?? 0),
      exemptions,
    }),
    payment: {
      ...{ code: '58', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', reference: 'F2026-00042' },
      ...{ accountName: 'Le Palier des Tilleuls', terms: 'Payable à 30 jours', mandate: null },
    },
    notes: [
      { code: 'PMD', text: 'Pénalités de retard : trois fois le taux d’intérêt légal.' },
      { code: 'PMT', text: 'Indemnité forfaitaire pour frais de recouvrement : 40 €.' },
      { code: 'AAB', text: 'Pas d’escompte pour paiement anticipé.' },
    ],
    ...{ preceding: null, reason: null },
    ...over,
  }
}

const TAXED: Seller = { ...SELLER, vatNumber: 'FR44732829320' }

/** One document for each tax profile and each turn an invoice may take. */
export const SAMPLES: Readonly<Record<string, InvoiceDocument>> = {
  'outside the tax': documentOf({ sold: [sold('Permanences', 120_000, 0, 'O')], seller: TAXED }),
  'franchise 293 B': documentOf({ sold: [sold('Ménage', 9000, 0, 'E', 25_000), sold('Courses', 1250)] }),
  'exempt 261-7-1°': documentOf({
    sold: [sold('Atelier numérique', 45_000)],
    vat: [
      {
        ...{ category: 'E', rate: 0, net: cents(45_000), vat: cents(0) },
        exemption: { code: 'VATEX-FR-CGI261-7', words: 'Exonération de TVA, art. 261, 7-1° du CGI' },
      },
    ],
  }),
  'one rate': documentOf({ sold: [sold('Conciergerie d’entreprise', 60_000, 200)], seller: TAXED }),
  'every rate, on debits': documentOf({
    sold: [
      ...[sold('Repas', 1101, 100), sold('Livres', 999, 55), sold('Journaux', 303, 21)],
      ...[sold('Savon', 7, 200), sold('Ménage', 3333, 200, 'S', 12_500), sold('Café', 3, 100)],
    ],
    ...{ seller: TAXED, vatOnDebits: true, operation: 'both' },
  }),
  'mixed sectors': documentOf({
    sold: [sold('Boutique', 2400, 200), sold('Lien social', 5000), sold('Export', 1000, 0, 'Z')],
    ...{ seller: TAXED, operation: 'both' },
  }),
  'outside beside taxed': documentOf({
    sold: [sold('Adhésion', 3000, 0, 'O'), sold('Boutique', 2400, 200), sold('Lien social', 5000)],
    ...{ seller: TAXED, off: 104 },
  }),
  'reverse charge': documentOf({ sold: [sold('Étude', 80_000, 0, 'AE')], seller: TAXED }),
  'allowance and charge': documentOf({
    sold: [sold('Ménage', 12_000, 200), sold('Repas', 11_000, 100), sold('Lien social', 5000)],
    ...{ seller: TAXED, off: 2801, more: 1500 },
  }),
  'a part paid ahead': documentOf({ sold: [sold('Ménage', 9000)], paid: 3000 }),
  'wholly paid ahead': documentOf({ sold: [sold('Ménage', 9000)], paid: 9000 }),
  'goods, elsewhere': documentOf({
    sold: [sold('Paniers', 42_000, 55)],
    ...{ seller: TAXED, operation: 'goods' },
    delivery: {
      address: {
        ...COMPANY.address,
        name: 'Entrepôt',
        street: '1 chemin Vert',
        city: 'Bron',
        postcode: '69500',
      },
      ...{ from: day('2026-03-12'), to: day('2026-03-12') },
    },
  }),
  'town hall': documentOf({
    sold: [sold('Accueil France services', 250_000)],
    ...{ buyer: TOWN, buyerReference: 'SERV-ENF', orderReference: 'ENG-2026-118' },
  }),
  'credit note': documentOf({
    sold: [sold('Ménage', 3000, 200, 'S', 15_000)],
    ...{ kind: 'credit-note', number: 'A2026-00003', dueOn: null, seller: TAXED },
    ...{
      preceding: { number: 'F2026-00041', issuedOn: day('2026-02-28') },
      reason: 'Une heure comptée en trop',
      notes: [
        { code: 'AAI', text: 'Avoir sur la facture F2026-00041 du 28 février 2026.' },
        { code: 'REG', text: 'Association loi 1901, RNA W691234567' },
      ],
    },
  }),
  'an inhabitant': documentOf({ sold: [sold('Courses', 1250)], buyer: NEIGHBOUR, contractReference: null }),
  'direct debit': documentOf({
    sold: [sold('Abonnement', 2000)],
    payment: {
      ...{ code: '59', iban: null, bic: null, reference: 'F2026-00042', accountName: null, terms: null },
      mandate: { reference: 'RUM-2026-0001', iban: 'FR7630006000011234567890189' },
    },
  }),
  'an association without SIREN': documentOf({
    sold: [sold('Permanences', 10_000)],
    seller: { ...SELLER, siren: null, siret: null, tradeName: null, email: null, phone: null },
    payment: {
      ...{ code: '30', iban: null, bic: null, reference: 'F2026-00042', accountName: null, terms: null },
      mandate: null,
    },
  }),
}
