import { type Cents, zero } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { einvoiceFr } from '../messages.einvoice.fr.ts'
import type { Incoming, IncomingLine, IncomingRefusal } from '../rules/incoming.ts'
import { centsOf, dayOf, orNull, permilleOf, type Reader, sirenIn, siretIn } from './reader.ts'

/** Kept with the invoice, so in French whatever the language of the screen. */
const { summary } = einvoiceFr

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
    lines: linesOf(deal, settlement, amount('TaxBasisTotalAmount')),
    net: amount('TaxBasisTotalAmount'),
    vat: amount('TaxTotalAmount'),
    gross: amount('GrandTotalAmount'),
    prepaid: amount('TotalPrepaidAmount'),
    payable: amount('DuePayableAmount'),
  })
}

/** The lines; the profiles MINIMUM and BASIC WL have none: then one for each rate of the breakdown, or one for all. */
function linesOf(deal: Reader, settlement: Reader, net: Cents): IncomingLine[] {
  const lines = deal.all('IncludedSupplyChainTradeLineItem')
  if (lines.length > 0) return lines.map(lineOf)
  const rates = settlement.all('ApplicableTradeTax').map((tax) => {
    const rate = permilleOf(tax.at('RateApplicablePercent').text)
    return { label: summary.rate(rate), quantity: null, net: centsOf(tax.at('BasisAmount').text), rate }
  })
  if (rates.length > 0) return rates
  return net > zero ? [{ label: summary.all, quantity: null, net, rate: 0 }] : []
}

function lineOf(line: Reader): IncomingLine {
  const settlement = line.at('SpecifiedLineTradeSettlement')
  return {
    label: line.at('SpecifiedTradeProduct/Name').text.slice(0, 300),
    quantity: orNull(line.at('SpecifiedLineTradeDelivery/BilledQuantity').text),
    net: centsOf(settlement.at('SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount').text),
    rate: permilleOf(settlement.at('ApplicableTradeTax/RateApplicablePercent').text),
  }
}

const sirenOf = (party: Reader) =>
  sirenIn(
    party.at('SpecifiedLegalOrganization/ID').text,
    ...party.all('GlobalID').map((id) => id.text),
    ...party.all('SpecifiedTaxRegistration/ID').map((id) => id.text.replace(/^FR..(?=\d{9}$)/, '')),
  )
