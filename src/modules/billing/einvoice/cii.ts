import type { Day } from '#kit/day.ts'
import { toDecimal } from '#kit/money.ts'
import { type XmlNode, xml, xmlDocument, xmlGroup, xmlText } from '#kit/xml.ts'
import type {
  Buyer,
  DocumentAddress,
  DocumentAllowance,
  DocumentLine,
  InvoiceDocument,
  Seller,
  VatOfLine,
} from '../rules/document.ts'
import {
  framework,
  notesOf,
  routedTo,
  type TidyDocument,
  type ToldVat,
  tidy,
  treatment,
  vatPoint,
} from './tidy.ts'

const SPACES = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
} as const
/** BT-24: the profile EN 16931, whole and alone. */
export const GUIDELINE = 'urn:cen.eu:en16931:2017'

/** Whole units of a scaled integer, with a point, no more decimals than needed but at least `least`. */
export function scaled(value: number, decimals: number, least: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const fraction = digits.slice(-decimals).replace(/0+$/, '').padEnd(least, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -decimals)}${fraction ? `.${fraction}` : ''}`
}

const percent = (rate: number): string => scaled(rate, 1, 2)
const amount = (name: string, value: Parameters<typeof toDecimal>[0], attributes = {}) =>
  xmlText(`ram:${name}`, toDecimal(value), attributes)
const when = (name: string, day: Day, space: 'udt' | 'qdt' = 'udt') =>
  xml(`ram:${name}`, [xmlText(`${space}:DateTimeString`, day.replaceAll('-', ''), { format: '102' })])
const id = (name: string, value: string | null | undefined, schemeID?: string) =>
  xmlText(`ram:${name}`, value, schemeID ? { schemeID } : {})

/**
 * An issued document as `factur-x.xml`: UN/CEFACT Cross Industry Invoice D16B in the profile EN 16931, elements in the
 * order of the Factur-X schema. Amounts are those of the document: nothing is computed here.
 */
export function ciiOf(document: InvoiceDocument): string {
  const one = tidy(document)
  return xmlDocument(xml('rsm:CrossIndustryInvoice', [context(one), heading(one), transaction(one)], SPACES))
}

const context = (one: TidyDocument) =>
  xml('rsm:ExchangedDocumentContext', [
    xml('ram:BusinessProcessSpecifiedDocumentContextParameter', [xmlText('ram:ID', framework(one))]),
    xml('ram:GuidelineSpecifiedDocumentContextParameter', [xmlText('ram:ID', GUIDELINE)]),
  ])

function heading(one: TidyDocument) {
  const note = (text: string, code: string | null) =>
    text.trim() === ''
      ? null
      : xml('ram:IncludedNote', [xmlText('ram:Content', text), xmlText('ram:SubjectCode', code)])
  return xml('rsm:ExchangedDocument', [
    xmlText('ram:ID', one.number),
    xmlText('ram:TypeCode', one.kind === 'invoice' ? '380' : '381'),
    when('IssueDateTime', one.issuedOn),
    ...notesOf(one).map(({ text, code }) => note(text, code)),
    one.reason ? note(one.reason, 'AAI') : null,
    note(treatment(one) ?? '', 'BAR'),
  ])
}

const transaction = (one: TidyDocument) =>
  xml('rsm:SupplyChainTradeTransaction', [
    ...one.lines.map(line),
    agreement(one),
    delivery(one),
    settlement(one),
  ])

const line = (row: DocumentLine) =>
  xml('ram:IncludedSupplyChainTradeLineItem', [
    xml('ram:AssociatedDocumentLineDocument', [xmlText('ram:LineID', String(row.position))]),
    xml('ram:SpecifiedTradeProduct', [
      xmlText('ram:Name', row.label) ?? xmlText('ram:Name', '—'),
      xmlText('ram:Description', row.detail),
    ]),
    xml('ram:SpecifiedLineTradeAgreement', [
      xml('ram:NetPriceProductTradePrice', [xmlText('ram:ChargeAmount', scaled(row.unitPrice, 6, 2))]),
    ]),
    xml('ram:SpecifiedLineTradeDelivery', [
      xmlText('ram:BilledQuantity', scaled(row.quantity, 4, 0), { unitCode: row.unitCode }),
    ]),
    xml('ram:SpecifiedLineTradeSettlement', [
      xml('ram:ApplicableTradeTax', taxOf(row)),
      xml('ram:SpecifiedTradeSettlementLineMonetarySummation', [amount('LineTotalAmount', row.net)]),
    ]),
  ])

/** O has no rate, not even zero (BR-O-05). */
const taxOf = ({ category, rate }: VatOfLine): XmlNode[] => [
  xmlText('ram:TypeCode', 'VAT'),
  xmlText('ram:CategoryCode', category),
  category === 'O' ? null : xmlText('ram:RateApplicablePercent', percent(rate)),
]

const agreement = (one: TidyDocument) =>
  xml('ram:ApplicableHeaderTradeAgreement', [
    xmlText('ram:BuyerReference', one.buyerReference),
    xml('ram:SellerTradeParty', sellerOf(one)),
    xml('ram:BuyerTradeParty', buyerOf(one.buyer)),
    reference('BuyerOrderReferencedDocument', one.orderReference),
    reference('ContractReferencedDocument', one.contractReference),
  ])

const reference = (name: string, value: string | null) =>
  xmlGroup(`ram:${name}`, [xmlText('ram:IssuerAssignedID', value)])

/**
 * Who sells. Exempt and taxed sellers are known to the tax office by a number (BR-E-02, BR-S-02): where there is no VAT
 * number it is the SIREN, as a tax registration (BT-32, scheme FC).
 */
function sellerOf({ seller, vat }: TidyDocument): XmlNode[] {
  const outside = vat.every((row) => row.category === 'O')
  const registered = outside || seller.vatNumber ? null : (seller.siren ?? seller.rna)
  return [
    seller.siren ? null : id('ID', seller.rna),
    ...party(seller, seller.legalForm, seller.tradeName, null),
    taxNumber(seller.vatNumber, 'VA'),
    taxNumber(registered, 'FC'),
  ]
}

const buyerOf = (buyer: Buyer): XmlNode[] => [
  ...party(buyer, null, null, buyer.contact),
  taxNumber(buyer.vatNumber, 'VA'),
]

const taxNumber = (number: string | null, scheme: 'VA' | 'FC') =>
  xmlGroup('ram:SpecifiedTaxRegistration', [id('ID', number, scheme)])

function party(
  who: Seller | Buyer,
  legalForm: string | null,
  tradeName: string | null,
  contact: string | null,
): XmlNode[] {
  const route = routedTo(who)
  return [
    id('GlobalID', who.siret, '0009'),
    xmlText('ram:Name', who.name),
    xmlText('ram:Description', legalForm),
    xmlGroup('ram:SpecifiedLegalOrganization', [
      id('ID', who.siren, '0002'),
      xmlText('ram:TradingBusinessName', tradeName),
    ]),
    xmlGroup('ram:DefinedTradeContact', [
      xmlText('ram:PersonName', contact),
      xmlGroup('ram:TelephoneUniversalCommunication', [xmlText('ram:CompleteNumber', who.phone)]),
      xmlGroup('ram:EmailURIUniversalCommunication', [xmlText('ram:URIID', who.email)]),
    ]),
    xml('ram:PostalTradeAddress', addressOf(who.address)),
    route && xml('ram:URIUniversalCommunication', [id('URIID', route.id, route.scheme)]),
  ]
}

function addressOf({ street, postcode, city, country }: DocumentAddress): XmlNode[] {
  const [first, second, ...more] = (street ?? '').split('\n').filter((part) => part.trim() !== '')
  return [
    xmlText('ram:PostcodeCode', postcode),
    xmlText('ram:LineOne', first),
    xmlText('ram:LineTwo', second),
    xmlText('ram:LineThree', more.join(', ')),
    xmlText('ram:CityName', city),
    xmlText('ram:CountryID', country),
  ]
}

const delivery = ({ delivery: { address, to } }: TidyDocument) =>
  xml('ram:ApplicableHeaderTradeDelivery', [
    address &&
      xml('ram:ShipToTradeParty', [
        xmlText('ram:Name', address.name),
        xml('ram:PostalTradeAddress', addressOf(address)),
      ]),
    xml('ram:ActualDeliverySupplyChainEvent', [when('OccurrenceDateTime', to)]),
  ])

function settlement(one: TidyDocument) {
  const { payment, delivery: period } = one
  const point = vatPoint(one)
  const taxed = one.vat.find((row) => row.category === 'S')
  return xml('ram:ApplicableHeaderTradeSettlement', [
    xmlText('ram:PaymentReference', one.kind === 'invoice' ? payment.reference : null),
    xmlText('ram:InvoiceCurrencyCode', one.currency),
    one.kind === 'invoice' ? means(one) : null,
    // One BT-8 for the whole document (CII-SR-462): it stands on the first taxed row.
    ...one.vat.map((row) => breakdown(row, row === taxed ? point : null)),
    period.from === period.to
      ? null
      : xml('ram:BillingSpecifiedPeriod', [
          when('StartDateTime', period.from),
          when('EndDateTime', period.to),
        ]),
    ...one.allowances.map((row) => allowance(row, false)),
    ...one.charges.map((row) => allowance(row, true)),
    terms(one),
    totals(one),
    one.preceding &&
      xml('ram:InvoiceReferencedDocument', [
        xmlText('ram:IssuerAssignedID', one.preceding.number),
        when('FormattedIssueDateTime', one.preceding.issuedOn, 'qdt'),
      ]),
  ])
}

/** A transfer without an account to pay to says nothing (BR-61): then the means is « not defined » (1). */
function means({ payment: { code, iban, bic, accountName, mandate } }: TidyDocument) {
  const transfer = (code === '30' || code === '58') && iban !== null
  const debit = code === '59' && mandate !== null
  const told = (code === '30' || code === '58') && !transfer ? '1' : code
  return xml('ram:SpecifiedTradeSettlementPaymentMeans', [
    xmlText('ram:TypeCode', told),
    debit ? xml('ram:PayerPartyDebtorFinancialAccount', [xmlText('ram:IBANID', mandate.iban)]) : null,
    transfer
      ? xml('ram:PayeePartyCreditorFinancialAccount', [
          xmlText('ram:IBANID', iban),
          xmlText('ram:AccountName', accountName),
        ])
      : null,
    transfer ? xmlGroup('ram:PayeeSpecifiedCreditorFinancialInstitution', [xmlText('ram:BICID', bic)]) : null,
  ])
}

const breakdown = (row: ToldVat, point: string | null) =>
  xml('ram:ApplicableTradeTax', [
    amount('CalculatedAmount', row.vat),
    xmlText('ram:TypeCode', 'VAT'),
    xmlText('ram:ExemptionReason', row.exemption?.words),
    amount('BasisAmount', row.net),
    xmlText('ram:CategoryCode', row.category),
    xmlText('ram:ExemptionReasonCode', row.exemption?.code),
    xmlText('ram:DueDateTypeCode', point),
    row.category === 'O' ? null : xmlText('ram:RateApplicablePercent', percent(row.rate)),
  ])

/** 95 is « discount » (UNTDID 5189); an extra is told in words alone. */
const allowance = (row: DocumentAllowance, isCharge: boolean) =>
  xml('ram:SpecifiedTradeAllowanceCharge', [
    xml('ram:ChargeIndicator', [xmlText('udt:Indicator', String(isCharge))]),
    amount('ActualAmount', row.net),
    isCharge ? null : xmlText('ram:ReasonCode', '95'),
    xmlText('ram:Reason', row.reason) ?? xmlText('ram:Reason', isCharge ? 'Frais' : 'Remise'),
    xml('ram:CategoryTradeTax', taxOf(row)),
  ])

/** A day or words whenever something is to be paid (BR-CO-25): a credit note says what becomes of it. */
function terms({ kind, dueOn, payment, totals: { payable } }: TidyDocument) {
  const usual =
    dueOn || payable <= 0n
      ? null
      : kind === 'invoice'
        ? 'Payable à réception'
        : 'Avoir à déduire ou à rembourser'
  return xmlGroup('ram:SpecifiedTradePaymentTerms', [
    xmlText('ram:Description', payment.terms) ?? xmlText('ram:Description', usual),
    dueOn && when('DueDateDateTime', dueOn),
    xmlText('ram:DirectDebitMandateID', payment.code === '59' ? payment.mandate?.reference : null),
  ])
}

function totals({ totals: t, currency, charges, allowances }: TidyDocument) {
  return xml('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    amount('LineTotalAmount', t.lines),
    charges.length > 0 ? amount('ChargeTotalAmount', t.charges) : null,
    allowances.length > 0 ? amount('AllowanceTotalAmount', t.allowances) : null,
    amount('TaxBasisTotalAmount', t.net),
    amount('TaxTotalAmount', t.vat, { currencyID: currency }),
    t.rounding === 0n ? null : amount('RoundingAmount', t.rounding),
    amount('GrandTotalAmount', t.gross),
    t.prepaid === 0n ? null : amount('TotalPrepaidAmount', t.prepaid),
    amount('DuePayableAmount', t.payable),
  ])
}
