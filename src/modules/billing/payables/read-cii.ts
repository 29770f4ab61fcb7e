import { ok, type Result, refuse } from '#kit/result.ts'
import type { Incoming, IncomingRefusal } from '../rules/incoming.ts'
import { centsOf, dayOf, orNull, permilleOf, type Reader, sirenIn, siretIn } from './reader.ts'

const CREDITS = ['381', '261', '262', '396', '502', '503', '81', '83', '308', '420', '458', '532']

/** An invoice in UN/CEFACT CII (Factur-X, ZUGFeRD and their like), of any profile that has lines. */
export function ciiIncoming(root: Reader): Result<Incoming, IncomingRefusal> {
  const head = root.at('ExchangedDocument')
  const deal = root.at('SupplyChainTradeTransaction')
  const agreement = deal.at('ApplicableHeaderTradeAgreement')
  const settlement = deal.at('ApplicableHeaderTradeSettlement')
  const sums = settlement.at('SpecifiedTradeSettlementHeaderMonetarySummation')
  const day = dayOf(head.at('IssueDateTime/DateTimeString').text)
  if (!day) return refuse('no_day')
  const seller = agreement.at('SellerTradeParty')
  const buyer = agreement.at('BuyerTradeParty')
  const account = settlement.at('SpecifiedTradeSettlementPaymentMeans')
  const amount = (name: string) => centsOf(sums.at(name).text)
  return ok({
    kind: CREDITS.includes(head.at('TypeCode').text) ? 'credit-note' : 'invoice',
    number: head.at('ID').text.slice(0, 100),
    day,
    dueOn: dayOf(settlement.at('SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString').text),
    currency: settlement.at('InvoiceCurrencyCode').text,
    supplier: {
      name: seller.at('Name').text.slice(0, 200),
      siren: sirenOf(seller),
      siret: siretIn(...seller.all('GlobalID').map((id) => id.text), seller.at('ID').text),
      vatNumber:
        seller
          .all('SpecifiedTaxRegistration/ID')
          .find((id) => id.attribute('schemeID') === 'VA')
          ?.text.replace(/\s/g, '') ?? null,
      street: orNull(seller.at('PostalTradeAddress/LineOne').text),
      postcode: orNull(seller.at('PostalTradeAddress/PostcodeCode').text),
      city: orNull(seller.at('PostalTradeAddress/CityName').text),
      email: orNull(seller.at('DefinedTradeContact/EmailURIUniversalCommunication/URIID').text),
      iban: orNull(account.at('PayeePartyCreditorFinancialAccount/IBANID').text.replace(/\s/g, '')),
      bic: orNull(account.at('PayeeSpecifiedCreditorFinancialInstitution/BICID').text),
    },
    buyerSiren: sirenOf(buyer),
    reference: orNull(settlement.at('PaymentReference').text),
    order: orNull(agreement.at('BuyerOrderReferencedDocument/IssuerAssignedID').text),
    lines: deal.all('IncludedSupplyChainTradeLineItem').map((line) => {
      const quantity = line.at('SpecifiedLineTradeDelivery/BilledQuantity')
      const tax = line.at('SpecifiedLineTradeSettlement/ApplicableTradeTax/RateApplicablePercent').text
      const total = line.at(
        'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount',
      )
      return {
        label: line.at('SpecifiedTradeProduct/Name').text.slice(0, 300),
        quantity: orNull(quantity.text),
        net: centsOf(total.text),
        rate: permilleOf(tax),
      }
    }),
    net: amount('TaxBasisTotalAmount'),
    vat: amount('TaxTotalAmount'),
    gross: amount('GrandTotalAmount'),
    prepaid: amount('TotalPrepaidAmount'),
    payable: amount('DuePayableAmount'),
  })
}

const sirenOf = (party: Reader) =>
  sirenIn(
    party.at('SpecifiedLegalOrganization/ID').text,
    ...party.all('GlobalID').map((id) => id.text),
    ...party.all('SpecifiedTaxRegistration/ID').map((id) => id.text.replace(/^FR..(?=\d{9}$)/, '')),
  )
