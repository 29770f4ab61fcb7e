import { expect, test } from 'vitest'
import type { StatementDraft } from '../rules/draft.ts'
import { readStatementFile } from './read.ts'

const latin1 = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))
const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (bytes: Uint8Array) => readStatementFile(bytes, null).draft
const linesOf = (bytes: Uint8Array): readonly (readonly string[])[] => {
  const found = read(bytes)
  if (!found.ok) throw new Error(`refused: ${JSON.stringify(found)}`)
  return found.value.lines.map((line) => [line.day, line.cents, line.label])
}
const endsOf = (bytes: Uint8Array): Pick<StatementDraft, 'opening' | 'closing'> => {
  const found = read(bytes)
  if (!found.ok) throw new Error(`refused: ${JSON.stringify(found)}`)
  return { opening: found.value.opening, closing: found.value.closing }
}

const TITLED = `Téléchargement du 03/03/2026;;;
Compte courant n° 00012345678;;;
Solde au 02/03/2026 1 130,50 €;;;
;;;
Date;Libellé;Débit euros;Crédit euros;
02/03/2026;"PRLV SEPA EDF
FACTURE 4471";69,50;;
27/02/2026;VIR RECU HORIZON HABITAT;;1 000,00;
26/02/2026;REMISE CHEQUES 0000123;;200,00;
`

test('a French file: titles above, semicolons, Latin-1, two columns, the newest first', () => {
  expect(linesOf(latin1(TITLED))).toEqual([
    ['2026-02-26', '20000', 'REMISE CHEQUES 0000123'],
    ['2026-02-27', '100000', 'VIR RECU HORIZON HABITAT'],
    ['2026-03-02', '-6950', 'PRLV SEPA EDF FACTURE 4471'],
  ])
  expect(endsOf(latin1(TITLED))).toEqual({ opening: undefined, closing: '113050' })
})

test.each([
  [
    'one signed column, dots of thousands, a running balance',
    'Date opération;Date valeur;Libellé;Montant;Solde\n03/02/26;04/02/26;ASSURANCE;-1.740,00;260,00\n04/02/26;04/02/26;DON;12,5;272,50\n',
    [
      ['2026-02-03', '-174000', 'ASSURANCE'],
      ['2026-02-04', '1250', 'DON'],
    ],
  ],
  [
    'several columns of words, none said twice, debits with their minus',
    'Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Informations complementaires;Type operation;Debit;Credit;Date operation\n05/02/2026;EDF;PRLV EDF;R1;Facture 12;Prelevement;-80,00;;04/02/2026\n',
    [['2026-02-05', '-8000', 'PRLV EDF · Facture 12']],
  ],
  [
    'commas, ISO days and decimal points',
    'Booking date,Description,Amount,Currency\n2026-02-05,"Coffee, beans",-12.40,EUR\n',
    [['2026-02-05', '-1240', 'Coffee, beans']],
  ],
  [
    'no headings at all',
    '05/02/2026;LOYER;-860,00\n06/02/2026;VIREMENT METROPOLE;13 300,00\n',
    [
      ['2026-02-05', '-86000', 'LOYER'],
      ['2026-02-06', '1330000', 'VIREMENT METROPOLE'],
    ],
  ],
  [
    'a side written beside the amount, words wrapped on the next line, a total below',
    'Date\tLibellé\tMontant\tSens\n05/02/2026\tPRELEVEMENT\t80,00\tD\n\tEDF CLIENTS\t\t\n06/02/2026\tDEPOT\t50,00\tC\nTotal\t\t-30,00\t\n',
    [
      ['2026-02-05', '-8000', 'PRELEVEMENT EDF CLIENTS'],
      ['2026-02-06', '5000', 'DEPOT'],
    ],
  ],
])('a table with %s', (_, text, lines) => expect(linesOf(utf8(text))).toEqual(lines))

test.each([
  ['foreign_currency', 2, 'Date;Libellé;Montant;Devise\n03/02/2026;HOTEL;-80,00;USD\n'],
  ['foreign_currency', 2, 'Date;Libellé;Montant\n03/02/2026;HOTEL;$80.00\n'],
  ['foreign_currency', 1, 'Compte en devise : CHF\nDate;Libellé;Montant\n03/02/2026;HOTEL;-80,00\n'],
  ['not_an_amount', 3, 'Date;Libellé;Montant\n02/02/2026;A;1,00\n03/02/2026;B;12,505\n'],
  ['not_a_day', 3, 'Date;Libellé;Montant\n02/02/2026;A;1,00\n31/02/2026;B;12,50\n'],
  ['two_amounts', 2, 'Date;Libellé;Débit;Crédit\n02/02/2026;A;1,00;2,00\n'],
  ['file_empty', undefined, 'Date;Libellé;Montant\n'],
  ['columns_unknown', undefined, 'ceci;n’est\npas;un relevé\n'],
  // The same line twice: the balance beside it no longer follows.
  [
    'balance_broken',
    4,
    'Date;Libellé;Montant;Solde\n02/02/2026;A;-10,00;90,00\n03/02/2026;B;-5,00;85,00\n04/02/2026;B;-5,00;85,00\n',
  ],
  [
    'balance_broken',
    undefined,
    'Date;Libellé;Montant\nSolde initial;;100,00\n02/02/2026;A;-10,00\nSolde final;;80,00\n',
  ],
])('%s is refused as a whole, with its row', (code, row, text) => {
  const found = read(utf8(text))
  expect(found).toMatchObject({ ok: false, code })
  expect(found.ok ? undefined : found.row).toBe(row)
})

test('a balance told before the table and one after it must agree with the lines between', () => {
  const text = 'Date;Libellé;Montant\nSolde initial;;100,00\n02/02/2026;A;-10,00\nSolde final;;90,00\n'
  expect(endsOf(utf8(text))).toEqual({ opening: '10000', closing: '9000' })
})

const ofx = (
  middle: string,
  currency = 'EUR',
) => `OFXHEADER:100\nDATA:OFXSGML\nENCODING:USASCII\nCHARSET:1252\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>
<CURDEF>${currency}<BANKACCTFROM><BANKID>30004<ACCTID>00012345678</BANKACCTFROM><BANKTRANLIST><DTSTART>20260201
${middle}</BANKTRANLIST><LEDGERBAL><BALAMT>912.40<DTASOF>20260228</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`
const trn = (day: string, amount: string, id: string, name: string) =>
  `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>${day}120000<TRNAMT>${amount}<FITID>${id}<NAME>${name}<MEMO>Facture &amp; abonnement</STMTTRN>\n`

test('OFX 1 without closing tags, in Windows-1252', () => {
  const bytes = latin1(
    ofx(trn('20260205', '-80,10', 'A1', 'Électricité') + trn('20260203', '+12.50', 'A2', 'DON')),
  )
  expect(linesOf(bytes)).toEqual([
    ['2026-02-03', '1250', 'DON · Facture & abonnement'],
    ['2026-02-05', '-8010', 'Électricité · Facture & abonnement'],
  ])
  expect(endsOf(bytes)).toEqual({ opening: undefined, closing: '91240' })
})

test('OFX in dollars, and one that says a reference twice, are refused', () => {
  expect(read(utf8(ofx(trn('20260205', '-8.10', 'A1', 'X'), 'USD')))).toMatchObject({
    code: 'foreign_currency',
    detail: ['USD'],
  })
  const twice = trn('20260205', '-8.10', 'A1', 'X').repeat(2)
  expect(read(utf8(ofx(twice)))).toMatchObject({ code: 'same_reference_twice', row: 2 })
})

const balance = (code: string, amount: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-02-03</Dt></Dt></Bal>`
const entry = (amount: string, side: string, inside = '', status = '<Sts>BOOK</Sts>', currency = 'EUR') =>
  `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd>${status}<BookgDt><Dt>2026-02-03</Dt></BookgDt>${inside}</Ntry>`
const camt = (entries: string, closing = '1060.00') => `<?xml version="1.0" encoding="UTF-8"?>
<n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><n:BkToCstmrStmt>${`<Stmt><Id>1</Id><Acct><Id><IBAN>FR7630004000031234567890143</IBAN></Id><Ccy>EUR</Ccy></Acct>${balance('OPBD', '1000.00')}${balance('CLBD', closing)}${entries}</Stmt>`}</n:BkToCstmrStmt></n:Document>`
const debits = `<NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId><MndtId>RUM1</MndtId></Refs><Amt Ccy="EUR">50.00</Amt><RltdPties><Dbtr><Nm>Zoé Lefèvre</Nm></Dbtr></RltdPties></TxDtls>
<TxDtls><Refs><EndToEndId>E2</EndToEndId></Refs><Amt Ccy="EUR">30.00</Amt><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls></NtryDtls><AddtlNtryInf>PRELEVEMENTS</AddtlNtryInf>`

test('CAMT.053: booked entries with what they are made of, pending ones left', () => {
  const bytes = utf8(
    camt(
      entry('80.00', 'CRDT', debits) +
        entry('20.00', 'DBIT') +
        entry('9.00', 'DBIT', '', '<Sts><Cd>PDNG</Cd></Sts>'),
    ),
  )
  expect(linesOf(bytes)).toEqual([
    ['2026-02-03', '8000', 'PRELEVEMENTS'],
    ['2026-02-03', '-2000', '—'],
  ])
  const found = read(bytes)
  expect(found.ok && found.value.lines[0]?.details).toEqual([
    { cents: '5000', endToEndId: 'E1', mandateId: 'RUM1', name: 'Zoé Lefèvre' },
    { cents: '3000', endToEndId: 'E2', returned: 'AC04' },
  ])
  expect(found.ok && found.value.account).toBe('FR7630004000031234567890143')
})

test('CAMT.053 whose balances do not agree, or in francs, is refused', () => {
  expect(read(utf8(camt(entry('80.00', 'CRDT'))))).toMatchObject({
    code: 'balance_broken',
    detail: ['106000', '108000'],
  })
  expect(read(utf8(camt(entry('60.00', 'CRDT', '', '<Sts>BOOK</Sts>', 'CHF'))))).toMatchObject({
    code: 'foreign_currency',
    detail: ['CHF'],
  })
})

test('a PDF, a spreadsheet, nothing and an XML of something else are no statement', () => {
  expect(read(utf8('%PDF-1.7 …'))).toMatchObject({ code: 'file_unreadable' })
  expect(read(utf8('PK\u0003\u0004…'))).toMatchObject({ code: 'file_unreadable' })
  expect(read(utf8(' \n'))).toMatchObject({ code: 'file_empty' })
  expect(read(utf8('<?xml version="1.0"?><rss/>'))).toMatchObject({ code: 'file_unreadable' })
})
