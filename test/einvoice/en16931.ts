import { all, everywhere, one, parseTree, type Tree, text } from './tree.ts'

/**
 * The business rules of EN 16931-1 (model, calculation, VAT) and the French ones (BR-FR, XP Z12-012), read from the norms
 * and applied to a CII file as text. It shares no line of code with what writes those files: amounts are read again from
 * their decimals, rates and sums computed again. Answers « BR-CO-10 » and the like, with what was found.
 */
export function brokenRules(xml: string): string[] {
  const found: string[] = []
  const rule = (id: string, holds: unknown, what = '') => {
    if (!holds) found.push(what ? `${id} ${what}` : id)
  }
  const root = parseTree(xml)
  const parts = partsOf(root)
  structure(rule, parts)
  parties(rule, parts)
  lines(rule, parts)
  calculation(rule, parts)
  categories(rule, parts)
  codes(rule, root, parts)
  french(rule, parts)
  return found
}

type Rule = (id: string, holds: unknown, what?: string) => void
type Parts = ReturnType<typeof partsOf>

function partsOf(root: Tree) {
  const deal = one(root, 'SupplyChainTradeTransaction')!
  const agreement = one(deal, 'ApplicableHeaderTradeAgreement')!
  const settlement = one(deal, 'ApplicableHeaderTradeSettlement')!
  return {
    context: one(root, 'ExchangedDocumentContext')!,
    head: one(root, 'ExchangedDocument')!,
    lines: all(deal, 'IncludedSupplyChainTradeLineItem'),
    agreement,
    seller: one(agreement, 'SellerTradeParty')!,
    buyer: one(agreement, 'BuyerTradeParty')!,
    delivery: one(deal, 'ApplicableHeaderTradeDelivery')!,
    settlement,
    vat: all(settlement, 'ApplicableTradeTax'),
    allowances: changes(settlement, 'false'),
    charges: changes(settlement, 'true'),
    sums: one(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation')!,
  }
}

const changes = (at: Tree, indicator: 'true' | 'false') =>
  all(at, 'SpecifiedTradeAllowanceCharge').filter((c) => text(c, 'ChargeIndicator/Indicator') === indicator)

/** Decimals as whole millionths, so that nothing is lost on the way. */
function micro(value: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(value.trim())
  if (!match) return -999_999_999_999n
  const size = BigInt(match[2]!) * 1_000_000n + BigInt((match[3] ?? '').padEnd(6, '0'))
  return match[1] ? -size : size
}
const amount = (at: Tree, path: string) => micro(text(at, path) || '0')
const sum = (list: readonly bigint[]) => list.reduce((total, next) => total + next, 0n)
/** Half up to the cent, of a product of millionths. */
const cents = (product: bigint, scale: bigint) => {
  const size = product < 0n ? -product : product
  const rounded = ((size * 2n + scale * 10_000n) / (scale * 20_000n)) * 10_000n
  return product < 0n ? -rounded : rounded
}
const date = (at: Tree, path: string) => text(at, `${path}/DateTimeString`)

function structure(rule: Rule, { context, head, lines: rows, settlement, agreement, delivery, vat }: Parts) {
  rule('BR-01', text(context, 'GuidelineSpecifiedDocumentContextParameter/ID') === 'urn:cen.eu:en16931:2017')
  rule('BR-02', text(head, 'ID'))
  rule('BR-03', /^\d{8}$/.test(date(head, 'IssueDateTime')))
  rule('BR-04', text(head, 'TypeCode'))
  rule('BR-05', text(settlement, 'InvoiceCurrencyCode'))
  rule('BR-16', rows.length > 0)
  rule('BR-CO-18', vat.length > 0)
  const start = date(settlement, 'BillingSpecifiedPeriod/StartDateTime')
  const end = date(settlement, 'BillingSpecifiedPeriod/EndDateTime')
  rule('BR-CO-19', !one(settlement, 'BillingSpecifiedPeriod') || start || end)
  rule('BR-29', !start || !end || end >= start)
  const ship = one(delivery, 'ShipToTradeParty/PostalTradeAddress')
  rule('BR-57', !ship || text(ship, 'CountryID'))
  for (const before of all(settlement, 'InvoiceReferencedDocument'))
    rule('BR-55', text(before, 'IssuerAssignedID'))
  for (const extra of all(agreement, 'AdditionalReferencedDocument'))
    rule('BR-52', text(extra, 'IssuerAssignedID'))
  for (const way of all(settlement, 'SpecifiedTradeSettlementPaymentMeans')) {
    const code = text(way, 'TypeCode')
    rule('BR-49', code)
    rule('BR-61', !['30', '58'].includes(code) || text(way, 'PayeePartyCreditorFinancialAccount/IBANID'))
    const account = one(way, 'PayeePartyCreditorFinancialAccount')
    rule('BR-50', !account || text(account, 'IBANID') || text(account, 'ProprietaryID'))
  }
}

function parties(rule: Rule, { seller, buyer }: Parts) {
  rule('BR-06', text(seller, 'Name'))
  rule('BR-07', text(buyer, 'Name'))
  rule('BR-08', one(seller, 'PostalTradeAddress'))
  rule('BR-09', text(seller, 'PostalTradeAddress/CountryID'))
  rule('BR-10', one(buyer, 'PostalTradeAddress'))
  rule('BR-11', text(buyer, 'PostalTradeAddress/CountryID'))
  const known =
    text(seller, 'ID') || text(seller, 'GlobalID') || text(seller, 'SpecifiedLegalOrganization/ID')
  rule('BR-CO-26', known || taxId(seller, 'VA'))
  for (const [id, party] of [
    ['BR-62', seller],
    ['BR-63', buyer],
  ] as const) {
    const route = one(party, 'URIUniversalCommunication/URIID')
    rule(id, !route || route.attributes.schemeID)
    const vat = taxId(party, 'VA')
    rule('BR-CO-09', !vat || /^[A-Z]{2}\S+$/.test(vat), vat)
  }
}

const taxId = (party: Tree, scheme: 'VA' | 'FC') =>
  all(party, 'SpecifiedTaxRegistration/ID').find((id) => id.attributes.schemeID === scheme)?.text ?? ''

function lines(rule: Rule, { lines: rows }: Parts) {
  const ids = rows.map((row) => text(row, 'AssociatedDocumentLineDocument/LineID'))
  rule('BR-21', ids.every(Boolean) && new Set(ids).size === ids.length)
  for (const [i, row] of rows.entries()) {
    const at = ids[i]!
    const quantity = one(row, 'SpecifiedLineTradeDelivery/BilledQuantity')
    const price = text(row, 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount')
    const total = text(row, LINE_TOTAL)
    rule('BR-22', quantity?.text, at)
    rule('BR-23', quantity?.attributes.unitCode, at)
    rule('BR-24', total, at)
    rule('BR-25', text(row, 'SpecifiedTradeProduct/Name'), at)
    rule('BR-26', price, at)
    rule('BR-27', micro(price) >= 0n, at)
    rule('BR-CO-04', text(row, `${LINE_TAX}/CategoryCode`), at)
    rule('BR-DEC-23', decimals(total) <= 2, at)
    const made = cents(micro(quantity?.text ?? '') * micro(price), 1_000_000n)
    rule('BT-131', made === micro(total), `${at}: ${quantity?.text} × ${price} ≠ ${total}`)
  }
}

const LINE_TOTAL =
  'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount'
const LINE_TAX = 'SpecifiedLineTradeSettlement/ApplicableTradeTax'
const decimals = (value: string) => value.split('.')[1]?.length ?? 0

function calculation(rule: Rule, parts: Parts) {
  const { lines: rows, sums, allowances, charges, vat, settlement, head } = parts
  const needed = { 'BR-12': 'LineTotalAmount', 'BR-13': 'TaxBasisTotalAmount', 'BR-14': 'GrandTotalAmount' }
  for (const [id, name] of Object.entries({ ...needed, 'BR-15': 'DuePayableAmount' }))
    rule(id, text(sums, name))
  const s = (name: string) => amount(sums, name)
  rule('BR-CO-10', s('LineTotalAmount') === sum(rows.map((row) => amount(row, LINE_TOTAL))))
  rule('BR-CO-11', s('AllowanceTotalAmount') === sum(allowances.map((a) => amount(a, 'ActualAmount'))))
  rule('BR-CO-12', s('ChargeTotalAmount') === sum(charges.map((a) => amount(a, 'ActualAmount'))))
  const basis = s('LineTotalAmount') - s('AllowanceTotalAmount') + s('ChargeTotalAmount')
  rule('BR-CO-13', s('TaxBasisTotalAmount') === basis)
  rule('BR-CO-14', s('TaxTotalAmount') === sum(vat.map((row) => amount(row, 'CalculatedAmount'))))
  rule(
    'BR-53',
    one(sums, 'TaxTotalAmount')?.attributes.currencyID === text(settlement, 'InvoiceCurrencyCode'),
  )
  rule('BR-CO-15', s('GrandTotalAmount') === s('TaxBasisTotalAmount') + s('TaxTotalAmount'))
  const due = s('GrandTotalAmount') - s('TotalPrepaidAmount') + s('RoundingAmount')
  rule('BR-CO-16', s('DuePayableAmount') === due)
  for (const row of vat) {
    const rate = text(row, 'RateApplicablePercent') || '0'
    const made = cents(amount(row, 'BasisAmount') * micro(rate), 100_000_000n)
    const said = text(row, 'CalculatedAmount')
    rule('BR-CO-17', made === micro(said), `${text(row, 'BasisAmount')} × ${rate} % ≠ ${said}`)
  }
  const payDay = date(settlement, 'SpecifiedTradePaymentTerms/DueDateDateTime')
  const told = payDay || text(settlement, 'SpecifiedTradePaymentTerms/Description')
  rule('BR-CO-25', s('DuePayableAmount') <= 0n || told)
  rule('BR-FR-CO-07', !payDay || payDay >= date(head, 'IssueDateTime'))
  for (const node of [...sums.children, ...vat.flatMap((row) => row.children)])
    if (node.name.endsWith('Amount')) rule('BR-DEC', decimals(node.text) <= 2, `${node.name} ${node.text}`)
  for (const change of [...allowances, ...charges]) {
    rule('BR-31/36', text(change, 'ActualAmount'))
    rule('BR-32/37', text(change, 'CategoryTradeTax/CategoryCode'))
    rule('BR-33/38', text(change, 'Reason') || text(change, 'ReasonCode'))
    rule('BR-DEC-01', decimals(text(change, 'ActualAmount')) <= 2)
    rule('amount ≥ 0', amount(change, 'ActualAmount') >= 0n)
  }
}

const NAMES: Readonly<Record<string, string>> = { S: 'S', Z: 'Z', E: 'E', O: 'O', AE: 'AE', K: 'IC', G: 'G' }

/** BR-S, BR-Z, BR-E, BR-AE, BR-O: rules 1 to 10 of each category, and O alone (11 to 14). */
function categories(rule: Rule, parts: Parts) {
  const { lines: rows, allowances, charges, vat, seller, buyer } = parts
  const taxes = [
    ...rows.map((row) => ({ tax: one(row, LINE_TAX)!, value: amount(row, LINE_TOTAL) })),
    ...allowances.map((a) => ({ tax: one(a, 'CategoryTradeTax')!, value: -amount(a, 'ActualAmount') })),
    ...charges.map((a) => ({ tax: one(a, 'CategoryTradeTax')!, value: amount(a, 'ActualAmount') })),
  ]
  const of = (tax: Tree) => text(tax, 'CategoryCode')
  const rate = (tax: Tree) => text(tax, 'RateApplicablePercent')
  const used = new Set(taxes.map(({ tax }) => of(tax)))
  const taxed = taxId(seller, 'VA') || taxId(seller, 'FC')
  for (const category of used) {
    const name = NAMES[category] ?? category
    const broken = vat.filter((row) => of(row) === category)
    rule(`BR-${name}-01`, category === 'S' ? broken.length >= 1 : broken.length === 1)
    if (category === 'O') {
      const silent = !taxId(seller, 'VA') && !taxId(buyer, 'VA')
      rule('BR-O-02', silent)
      rule('BR-O-11', used.size === 1 && vat.length === 1)
    } else rule(`BR-${name}-02`, taxed)
    if (category === 'AE')
      rule('BR-AE-02', taxId(buyer, 'VA') || text(buyer, 'SpecifiedLegalOrganization/ID'))
    for (const { tax } of taxes.filter((one) => of(one.tax) === category)) {
      rule('TypeCode', text(tax, 'TypeCode') === 'VAT')
      if (category === 'S') rule('BR-S-05', micro(rate(tax)) > 0n)
      else if (category === 'O') rule('BR-O-05', rate(tax) === '')
      else rule(`BR-${name}-05`, rate(tax) !== '' && micro(rate(tax)) === 0n)
    }
  }
  for (const row of vat) {
    const category = of(row)
    const name = NAMES[category] ?? category
    rule('BR-45', text(row, 'BasisAmount'))
    rule('BR-46', text(row, 'CalculatedAmount'))
    rule('BR-47', category)
    rule('BR-48', rate(row) || category === 'O')
    rule('BG-23 without use', used.has(category))
    const mine = taxes.filter(
      ({ tax }) => of(tax) === category && (category !== 'S' || micro(rate(tax)) === micro(rate(row))),
    )
    rule(`BR-${name}-08`, amount(row, 'BasisAmount') === sum(mine.map((one) => one.value)))
    rule(`BR-${name}-09`, category === 'S' || amount(row, 'CalculatedAmount') === 0n)
    const why = text(row, 'ExemptionReason') || text(row, 'ExemptionReasonCode')
    rule(`BR-${name}-10`, ['S', 'Z'].includes(category) ? !why : why)
    rule('BR-CO-03', !one(row, 'TaxPointDate') || !one(row, 'DueDateTypeCode'))
  }
  const keys = vat.map((row) => `${of(row)} ${rate(row)}`)
  rule('one row per category and rate', new Set(keys).size === keys.length)
}

const NOTE_CODES = ['PMD', 'PMT', 'AAB', 'REG', 'TXD', 'AAI', 'BAR']

function codes(rule: Rule, root: Tree, { head, settlement, seller, buyer, vat, lines: rows }: Parts) {
  rule('BR-CL-01', ['380', '381', '384', '386', '389'].includes(text(head, 'TypeCode')))
  rule('BR-CL-03/04', text(settlement, 'InvoiceCurrencyCode') === 'EUR')
  rule('CII-SR-462', all(settlement, 'ApplicableTradeTax/DueDateTypeCode').length <= 1)
  for (const row of vat) {
    rule('BR-CL-06', ['', '5', '29', '72'].includes(text(row, 'DueDateTypeCode')))
    rule('BR-CL-22', /^(VATEX-(EU|FR)-[A-Z0-9-]+)?$/.test(text(row, 'ExemptionReasonCode')))
    rule('BR-CL-17/18', text(row, 'CategoryCode') in NAMES)
  }
  for (const note of all(head, 'IncludedNote')) {
    rule('BR-CL-08', ['', ...NOTE_CODES].includes(text(note, 'SubjectCode')))
    rule('BT-22', text(note, 'Content'))
  }
  for (const row of rows)
    rule(
      'BR-CL-23',
      /^[A-Z0-9]{2,3}$/.test(
        one(row, 'SpecifiedLineTradeDelivery/BilledQuantity')?.attributes.unitCode ?? '',
      ),
    )
  for (const party of [seller, buyer]) {
    rule('BR-CL-14', /^[A-Z]{2}$/.test(text(party, 'PostalTradeAddress/CountryID')))
    const scheme = one(party, 'URIUniversalCommunication/URIID')?.attributes.schemeID ?? 'EM'
    rule('BR-CL-25', ['0002', '0009', '0225', '0088', '9957', 'EM'].includes(scheme))
    for (const id of all(party, 'GlobalID')) rule('BR-CL-10', /^0\d{3}$/.test(id.attributes.schemeID ?? ''))
  }
  for (const node of everywhere(root)) {
    const empty = node.children.length === 0 && node.text === ''
    rule('no empty element', !empty, node.name)
    if (node.name === 'DateTimeString') rule('date format', node.attributes.format === '102')
  }
}

const RATES = [
  '0',
  '0.9',
  '1.05',
  '1.75',
  '2.1',
  '5.5',
  '7',
  '8.5',
  '9.2',
  '9.6',
  '10',
  '13',
  '19.6',
  '20',
  '20.6',
]

function french(rule: Rule, { context, head, seller, buyer, settlement, vat, sums, lines: rows }: Parts) {
  const number = text(head, 'ID')
  rule('BR-FR-01', number.length <= 35)
  rule('BR-FR-02', /^[A-Za-z0-9+\-_/]+$/.test(number))
  const notes = (code: string) => all(head, 'IncludedNote').filter((n) => text(n, 'SubjectCode') === code)
  const treatment = notes('BAR').map((note) => text(note, 'Content'))
  if (treatment[0] !== 'B2C')
    for (const code of ['PMT', 'PMD', 'AAB']) rule('BR-FR-05', notes(code).length === 1, code)
  for (const code of ['PMT', 'PMD', 'AAB', 'TXD', 'BAR']) rule('BR-FR-06', notes(code).length <= 1, code)
  const process = text(context, 'BusinessProcessSpecifiedDocumentContextParameter/ID')
  rule('BR-FR-08', /^[BSM][1-8]$/.test(process))
  const legal = (party: Tree) =>
    all(party, 'SpecifiedLegalOrganization/ID').find((id) => id.attributes.schemeID === '0002')?.text ?? ''
  for (const party of [seller, buyer]) {
    const siret = all(party, 'GlobalID').find((id) => id.attributes.schemeID === '0009')?.text
    rule('BR-FR-09', !siret || (/^\d{14}$/.test(siret) && siret.startsWith(legal(party))))
  }
  rule('BR-FR-10', /^\d{9}$/.test(legal(seller)) || text(seller, 'ID'))
  const route = one(buyer, 'URIUniversalCommunication/URIID')
  if (treatment.includes('B2B')) {
    rule('BR-FR-11', /^\d{9}$/.test(legal(buyer)))
    rule('BR-FR-21', route?.text.startsWith(legal(buyer)) && route.attributes.schemeID === '0225')
  }
  rule(
    'BR-FR-20',
    treatment.every((t) => ['B2B', 'B2BINT', 'B2C', 'OUTOFSCOPE', 'ARCHIVEONLY'].includes(t)),
  )
  for (const row of vat) {
    const rate = text(row, 'RateApplicablePercent')
    rule('BR-FR-16', rate === '' || RATES.includes(String(Number(rate))), rate)
    rule('BR-FR-DEC-04', rate.replace('.', '').length <= 4)
  }
  const before = all(settlement, 'InvoiceReferencedDocument').filter((one) =>
    date(one, 'FormattedIssueDateTime'),
  )
  rule('BR-FR-CO-05', text(head, 'TypeCode') !== '381' || before.length > 0)
  if (/^[BSM]2$/.test(process)) {
    rule('BR-FR-CO-09', amount(sums, 'TotalPrepaidAmount') === amount(sums, 'GrandTotalAmount'))
    rule('BR-FR-CO-09', amount(sums, 'DuePayableAmount') === 0n)
    rule('BR-FR-CO-09', date(settlement, 'SpecifiedTradePaymentTerms/DueDateDateTime'))
  }
  for (const row of rows) {
    rule('BR-FR-DEC-02', decimals(text(row, 'SpecifiedLineTradeDelivery/BilledQuantity')) <= 4)
    rule(
      'BR-FR-DEC-03',
      decimals(text(row, 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount')) <= 6,
    )
  }
}
