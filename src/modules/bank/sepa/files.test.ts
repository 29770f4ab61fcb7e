import { XMLParser } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { SEQUENCES } from '../rules/mandates.ts'
import { creditTransferFile, TRANSFER_FORMATS } from './credit-transfers.ts'
import { DEBIT_FORMATS, type Debit, directDebitFile } from './direct-debits.ts'
import { brokenIn } from './fixtures.ts'

const IBAN = 'FR7630006000011234567890189'
const creditor = {
  name: 'Le Palier des Tilleuls — conciergerie de quartier & d’ailleurs',
  address: { street: '3, place du Marché', postcode: '38100', city: 'Grenoble' },
  iban: IBAN,
  bic: 'AGRIFRPP878',
  ics: 'FR72ZZZ123456',
}
const debit = (over: Partial<Debit> = {}): Debit => ({
  endToEndId: 'P2026-00001-0001',
  sequence: 'RCUR',
  amount: cents(1250),
  rum: 'LE-PALIER-2026-00001',
  signedOn: day('2026-01-12'),
  debtor: { name: 'Zoé Lœuf', iban: IBAN, address: { street: '14 rue des Érables', city: 'Échirolles' } },
  words: 'Abonnement « Coup de main » de mars',
  ...over,
})

/** Names and words that broke files of others: accents, signs, emoji, slashes, and far too long. */
const HARD = [
  'Ægir Ørsted–Ñandú',
  '😀',
  '  ',
  'a'.repeat(500),
  '//x//',
  '<b>&"\'',
  'Œuvre n° 3 · 50 €',
  '日本',
]
const many: Debit[] = HARD.flatMap((name, i) =>
  SEQUENCES.map((sequence, j) =>
    debit({
      sequence,
      endToEndId: `${name}${i}${j}`,
      amount: cents(1 + i * 7_777 + j * 33),
      words: name,
      accountChanged: j === 1,
      debtor: {
        name,
        iban: IBAN,
        bic: i % 2 ? 'BNPAFRPP' : null,
        address: { street: name, postcode: name, city: i % 3 ? name : null },
      },
    }),
  ),
)
const read = new XMLParser({
  parseTagValue: false,
  isArray: (tag) => ['PmtInf', 'DrctDbtTxInf', 'CdtTrfTxInf'].includes(tag),
})
const sum = (texts: string[]) => texts.reduce((total, text) => total + Math.round(Number(text) * 100), 0)

test.each(DEBIT_FORMATS)(
  'a file of direct debits keeps to %s, whatever names people have',
  async (format) => {
    const file = {
      format,
      messageId: 'P2026-00001/2026-03-16',
      createdAt: '2026-03-02T10:00:00',
      collectOn: day('2026-03-16'),
    }
    const xml = directDebitFile({ ...file, creditor, debits: many })
    expect(await brokenIn(xml, format)).toEqual([])
    expect(
      await brokenIn(
        directDebitFile({ ...file, creditor: { ...creditor, bic: null }, debits: [debit()] }),
        format,
      ),
    ).toEqual([])
    const { GrpHdr, PmtInf } = read.parse(xml).Document.CstmrDrctDbtInitn
    expect(GrpHdr.NbOfTxs).toBe(String(many.length))
    expect(sum([GrpHdr.CtrlSum])).toBe(Number(many.reduce((total, one) => total + one.amount, 0n)))
    expect(PmtInf.map((block: { PmtTpInf: { SeqTp: string } }) => block.PmtTpInf.SeqTp)).toEqual([
      'FRST',
      'RCUR',
      'FNAL',
      'OOFF',
    ])
    for (const block of PmtInf) {
      expect(block.NbOfTxs).toBe(String(block.DrctDbtTxInf.length))
      expect(sum([block.CtrlSum])).toBe(
        sum(
          block.DrctDbtTxInf.map(
            (one: { InstdAmt: { '#text': string } }) => one.InstdAmt['#text'] ?? one.InstdAmt,
          ),
        ),
      )
    }
  },
)

test.each(TRANSFER_FORMATS)('a file of transfers keeps to %s', async (format) => {
  const transfers = many.map(({ endToEndId, amount, debtor, words }) => ({
    endToEndId,
    amount,
    payee: debtor,
    words,
  }))
  const file = {
    format,
    messageId: 'V2026-00001',
    createdAt: '2026-03-02T10:00:00',
    executeOn: day('2026-03-03'),
    payer: creditor,
  }
  const xml = creditTransferFile({ ...file, transfers })
  expect(await brokenIn(xml, format)).toEqual([])
  expect(read.parse(xml).Document.CstmrCdtTrfInitn.GrpHdr.NbOfTxs).toBe(String(many.length))
})

test('the checker sees what is wrong: it is no ornament', async () => {
  const file = {
    format: 'pain.008.001.02',
    messageId: 'M',
    createdAt: '2026-03-02T10:00:00',
    collectOn: day('2026-03-16'),
    creditor,
  } as const
  const xml = directDebitFile({ ...file, debits: [debit()] })
  const spoilt = [
    xml.replace('Zoe', 'Zoé'),
    xml.replace('>SLEV<', '>SHAR<'),
    xml.replace(/<CdtrSchmeId>.*<\/CdtrSchmeId>/s, ''),
    xml.replace('12.50</InstdAmt>', '12.505</InstdAmt>'),
    xml.replace('Ccy="EUR"', 'Ccy="USD"'),
    xml.replace(/(<Dbtr>.*<\/Dbtr>)\s*(<DbtrAcct>.*<\/DbtrAcct>)/s, '$2$1'),
    xml.replace('<EndToEndId>P2026', `<EndToEndId>${'P'.repeat(30)}`),
  ]
  for (const bad of spoilt) expect(await brokenIn(bad, 'pain.008.001.02')).not.toEqual([])
})

test('a file without a line is a bug upstream', () => {
  const file = {
    format: 'pain.008.001.02',
    messageId: 'M',
    createdAt: '2026-03-02T10:00:00',
    collectOn: day('2026-03-16'),
  } as const
  expect(() => directDebitFile({ ...file, creditor, debits: [] })).toThrow(RangeError)
})
