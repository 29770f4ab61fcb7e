import { add, type Cents, negate, zero } from '#kit/money.ts'
import { INK, PRIMARY, SOFT, WHITE } from '#platform/pdf/colours.ts'
import { heightOf, needRoom, type Sheet, type TextStyle, writeAt } from '#platform/pdf/sheet.server.ts'
import { formatEuros, NBSP } from '#ui/format.ts'
import { einvoiceFr as fr } from '../messages.einvoice.fr.ts'
import type { DocumentAllowance, InvoiceDocument } from '../rules/document.ts'
import { rateWords } from './paper-lines.server.ts'

const w = fr.paper
const euros = (amount: Cents) => formatEuros(amount, 'fr')
type Row = readonly [term: string, value: string]

/** A discount on several rates is one line for the reader. */
const byReason = (list: readonly DocumentAllowance[], sign: (amount: Cents) => Cents): Row[] =>
  [...Map.groupBy(list, (one) => one.reason)].map(([reason, group]) => [
    reason,
    euros(sign(add(...group.map((one) => one.net)))),
  ])

function sumRows({ totals: t, vat, allowances, charges }: InvoiceDocument): Row[] {
  const taxed = vat.filter((row) => row.category === 'S')
  const changed = allowances.length > 0 || charges.length > 0
  return [
    ...(changed ? [[w.sumLines, euros(t.lines)] as const] : []),
    ...byReason(allowances, negate),
    ...byReason(charges, (amount) => amount),
    [taxed.length > 0 ? w.sumNet : w.sum, euros(t.net)],
    ...taxed.map((row) => [w.taxed(rateWords(row.rate), euros(row.net)), euros(row.vat)] as const),
    ...(taxed.length > 0 ? [[w.sumWith, euros(t.gross)] as const] : []),
    ...(t.rounding === zero ? [] : [[w.rounding, euros(t.rounding)] as const]),
    ...(t.prepaid === zero ? [] : [[w.prepaid, euros(negate(t.prepaid))] as const]),
  ]
}

/** The sums on the right, the one to pay in full colour; how to pay it on the left. Both on the same page. */
export function sums(sheet: Sheet, document: InvoiceDocument): void {
  const { doc, left, width } = sheet
  const half = width * 0.5
  const rows = sumRows(document)
  const label = half - 112
  const heights = rows.map(([term]) => heightOf(doc, term, label, { size: 10 }) + 3)
  const height = heights.reduce((sum, one) => sum + one, 0) + 40
  const pay = paymentPieces(document)
  const payHeight = pay.reduce((sum, piece) => sum + pieceHeight(sheet, piece, half - 24), 0)
  needRoom(sheet, Math.max(height, payHeight) + 12)
  const top = sheet.y
  const x = left + width - half
  let y = top
  for (const [i, [term, value]] of rows.entries()) {
    writeAt(doc, term, { x: x + 10, y, width: label }, { size: 10, colour: SOFT })
    writeAt(doc, value, { x: x + half - 102, y, width: 92 }, { size: 10, align: 'right' })
    y += heights[i]!
  }
  y += 4
  doc.roundedRect(x, y, half, 32, 6).fill(PRIMARY)
  const words = { size: 12, face: 'bold', colour: WHITE } as const
  writeAt(doc, w.payable[document.kind], { x: x + 10, y: y + 9, width: half - 130 }, words)
  const figure = { size: 16, face: 'bold', colour: WHITE, align: 'right' } as const
  writeAt(doc, euros(document.totals.payable), { x: x + half - 150, y: y + 6, width: 140 }, figure)
  let z = top
  for (const piece of pay) {
    if (piece.term) writeAt(doc, piece.term, { x: left, y: z, width: half - 24 }, TERM)
    const under = piece.term ? 11 : 0
    writeAt(doc, piece.text, { x: left, y: z + under, width: half - 24 }, piece.style)
    z += pieceHeight(sheet, piece, half - 24)
  }
  sheet.y = Math.max(y + 32, z) + 16
}

const TERM = { size: 8, colour: SOFT } as const
type Piece = {
  readonly term?: string
  readonly text: string
  readonly style: TextStyle
  readonly after: number
}

const pieceHeight = (sheet: Sheet, { term, text, style, after }: Piece, width: number): number =>
  (term ? 11 : 0) + heightOf(sheet.doc, text, width, style) + after

/** What is said of paying: nothing for a credit note, that it is paid, or where the money goes. */
function paymentPieces({ payment: p, kind, totals: t }: InvoiceDocument): Piece[] {
  if (kind === 'credit-note') return []
  if (t.payable <= zero) return [{ text: w.paid, style: { size: 11, face: 'bold', colour: INK }, after: 0 }]
  const mandate = p.code === '59' && p.mandate ? w.mandate(p.mandate.reference) : null
  const account: [string, string | null][] = [
    [w.iban, p.iban && (p.iban.match(/.{1,4}/g) ?? []).join(NBSP)],
    [w.bic, p.bic],
    [w.holder, p.accountName],
    [w.remit, p.iban ? p.reference : null],
  ]
  return [
    { text: w.pay, style: { size: 11, face: 'bold', colour: PRIMARY }, after: 3 },
    ...[p.terms, mandate].flatMap((text) => (text ? [{ text, style: { size: 10 } as const, after: 4 }] : [])),
    ...account.flatMap(([term, text]) =>
      text ? [{ term, text, style: { size: 10 } as const, after: 3 }] : [],
    ),
  ]
}
