import type { Day } from '#kit/day.ts'
import { type Cents, cents, toDecimal } from '#kit/money.ts'
import { type XmlNode, xml, xmlDocument, xmlText } from '#kit/xml.ts'
import { ciiOf } from '../einvoice/cii.ts'
import { invoicePdf } from '../einvoice/paper.server.ts'
import { amountsOf } from '../rules/amounts.ts'
import type { InvoiceDocument } from '../rules/document.ts'

export type Supplier = {
  readonly name: string
  readonly siren: string
  readonly siret: string
  readonly vat: string | null
  readonly street: string
  readonly postcode: string
  readonly city: string
}

/** What a supplier of the demo asks: each line by its words, its price with tax in cents and its rate in permille. */
export type Bill = {
  readonly supplier: Supplier
  readonly buyer: { readonly name: string; readonly siren: string }
  readonly number: string
  readonly day: Day
  readonly dueOn: Day
  readonly lines: readonly (readonly [label: string, gross: number, rate: number])[]
}

const silent = { electronicAddress: null, email: null, phone: null } as const

function documentOf({ supplier, buyer, number, day, dueOn, lines }: Bill): InvoiceDocument {
  const { street, postcode, city } = supplier
  return {
    ...{ kind: 'invoice', number, issuedOn: day, dueOn, currency: 'EUR', operation: 'services' },
    ...{ vatOnDebits: false, buyerReference: null, orderReference: null, contractReference: null },
    seller: {
      ...{ name: supplier.name, siren: supplier.siren, siret: supplier.siret, vatNumber: supplier.vat },
      ...{ tradeName: null, legalForm: null, rna: null, ...silent },
      address: { street, postcode, city, country: 'FR' },
    },
    buyer: {
      ...{ kind: 'business', name: buyer.name, siren: buyer.siren, siret: null, vatNumber: null },
      ...{ contact: null, ...silent },
      address: { street: null, postcode: null, city: null, country: 'FR' },
    },
    delivery: { address: null, from: day, to: day },
    ...amountsOf({
      lines: lines.map(([label, gross, rate]) => ({
        ...{ label, gross: cents(gross), rate, category: rate > 0 ? ('S' as const) : ('E' as const) },
        ...{ quantity: 10_000, unitCode: 'C62', unit: null },
      })),
    }),
    payment: {
      ...{ code: '58', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', accountName: supplier.name },
      ...{ reference: number, terms: null, mandate: null },
    },
    ...{ notes: [], preceding: null, reason: null },
  }
}

/** The same in UBL 2.1, as some suppliers send it. */
function ublOf(one: InvoiceDocument): string {
  const euros = (name: string, value: Cents) =>
    xmlText(`cbc:${name}`, toDecimal(value), { currencyID: 'EUR' })
  const party = (name: string, siren: string | null, vatNumber: string | null) =>
    xml('cac:Party', [
      vatNumber
        ? xml('cac:PartyTaxScheme', [
            xmlText('cbc:CompanyID', vatNumber),
            xml('cac:TaxScheme', [xmlText('cbc:ID', 'VAT')]),
          ])
        : null,
      xml('cac:PartyLegalEntity', [
        xmlText('cbc:RegistrationName', name),
        xmlText('cbc:CompanyID', siren, { schemeID: '0002' }),
      ]),
    ])
  const lines = one.lines.map(
    (line): XmlNode =>
      xml('cac:InvoiceLine', [
        xmlText('cbc:ID', String(line.position)),
        xmlText('cbc:InvoicedQuantity', '1', { unitCode: 'C62' }),
        euros('LineExtensionAmount', line.net),
        xml('cac:Item', [
          xmlText('cbc:Name', line.label),
          xml('cac:ClassifiedTaxCategory', [
            xmlText('cbc:ID', line.category),
            xmlText('cbc:Percent', String(line.rate / 10)),
          ]),
        ]),
      ]),
  )
  const root = xml(
    'Invoice',
    [
      xmlText('cbc:ID', one.number),
      xmlText('cbc:IssueDate', one.issuedOn),
      xmlText('cbc:DueDate', one.dueOn),
      xmlText('cbc:InvoiceTypeCode', '380'),
      xmlText('cbc:DocumentCurrencyCode', 'EUR'),
      xml('cac:AccountingSupplierParty', [party(one.seller.name, one.seller.siren, one.seller.vatNumber)]),
      xml('cac:AccountingCustomerParty', [party(one.buyer.name, one.buyer.siren, null)]),
      xml('cac:PaymentMeans', [
        xmlText('cbc:PaymentMeansCode', '30'),
        xmlText('cbc:PaymentID', one.payment.reference),
        xml('cac:PayeeFinancialAccount', [xmlText('cbc:ID', one.payment.iban)]),
      ]),
      xml('cac:TaxTotal', [euros('TaxAmount', one.totals.vat)]),
      xml('cac:LegalMonetaryTotal', [
        euros('TaxExclusiveAmount', one.totals.net),
        euros('TaxInclusiveAmount', one.totals.gross),
        euros('PayableAmount', one.totals.payable),
      ]),
      ...lines,
    ],
    {
      xmlns: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
      'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
      'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
    },
  )
  return xmlDocument(root)
}

/** For seeds and tests: the file that this supplier sends. */
export async function billFile(bill: Bill, as: 'factur-x' | 'cii' | 'ubl', at: Date) {
  const document = documentOf(bill)
  if (as === 'factur-x') {
    const content = Buffer.from(await invoicePdf({ document, at, withXml: true }))
    return { name: `${bill.number}.pdf`, content }
  }
  const text = as === 'cii' ? ciiOf(document) : ublOf(document)
  return { name: `${bill.number}.xml`, content: Buffer.from(text) }
}
