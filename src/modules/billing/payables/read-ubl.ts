import { ok, type Result, refuse } from '#kit/result.ts'
import type { Incoming, IncomingRefusal } from '../rules/incoming.ts'
import { centsOf, dayOf, orNull, permilleOf, type Reader, sirenIn, siretIn } from './reader.ts'

/** An invoice or credit note in OASIS UBL 2.1, as platforms and foreign suppliers send them. */
export function ublIncoming(root: Reader, isCredit: boolean): Result<Incoming, IncomingRefusal> {
  const day = dayOf(root.at('IssueDate').text)
  if (!day) return refuse('no_day')
  const seller = root.at('AccountingSupplierParty/Party')
  const buyer = root.at('AccountingCustomerParty/Party')
  const sums = root.at('LegalMonetaryTotal')
  const account = root.at('PaymentMeans/PayeeFinancialAccount')
  const amount = (name: string) => centsOf(sums.at(name).text)
  const type = root.at('InvoiceTypeCode').text
  const lines = root.all(isCredit ? 'CreditNoteLine' : 'InvoiceLine')
  return ok({
    kind: isCredit || type === '381' || type === '396' ? 'credit-note' : 'invoice',
    number: root.at('ID').text.slice(0, 100),
    day,
    dueOn: dayOf(root.at('DueDate').text || root.at('PaymentMeans/PaymentDueDate').text),
    currency: root.at('DocumentCurrencyCode').text,
    supplier: {
      name: (seller.at('PartyLegalEntity/RegistrationName').text || seller.at('PartyName/Name').text).slice(
        0,
        200,
      ),
      siren: sirenOf(seller),
      siret: siretIn(...seller.all('PartyIdentification/ID').map((id) => id.text)),
      vatNumber: orNull(vatOf(seller)),
      street: orNull(seller.at('PostalAddress/StreetName').text),
      postcode: orNull(seller.at('PostalAddress/PostalZone').text),
      city: orNull(seller.at('PostalAddress/CityName').text),
      email: orNull(seller.at('Contact/ElectronicMail').text),
      iban: orNull(account.at('ID').text.replace(/\s/g, '')),
      bic: orNull(account.at('FinancialInstitutionBranch/ID').text),
    },
    buyerSiren: sirenOf(buyer),
    reference: orNull(root.at('PaymentMeans/PaymentID').text),
    order: orNull(root.at('OrderReference/ID').text),
    lines: lines.map((line) => ({
      label: line.at('Item/Name').text.slice(0, 300),
      quantity: orNull(line.at(isCredit ? 'CreditedQuantity' : 'InvoicedQuantity').text),
      net: centsOf(line.at('LineExtensionAmount').text),
      rate: permilleOf(line.at('Item/ClassifiedTaxCategory/Percent').text),
    })),
    net: amount('TaxExclusiveAmount'),
    vat: centsOf(root.at('TaxTotal/TaxAmount').text),
    gross: amount('TaxInclusiveAmount'),
    prepaid: amount('PrepaidAmount'),
    payable: amount('PayableAmount'),
  })
}

const vatOf = (party: Reader): string =>
  party
    .all('PartyTaxScheme')
    .find((scheme) => scheme.at('TaxScheme/ID').text === 'VAT')
    ?.at('CompanyID')
    .text.replace(/\s/g, '') ?? ''

const sirenOf = (party: Reader) =>
  sirenIn(
    party.at('PartyLegalEntity/CompanyID').text,
    ...party.all('PartyIdentification/ID').map((id) => id.text),
    vatOf(party).replace(/^FR..(?=\d{9}$)/, ''),
  )
