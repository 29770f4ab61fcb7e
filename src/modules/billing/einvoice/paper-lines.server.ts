import { type Cents, cents } from '#kit/money.ts'
import { INK, PRIMARY, RULE, SOFT, WHITE } from '#platform/pdf/colours.ts'
import { heightOf, newPage, type Sheet, writeAt } from '#platform/pdf/sheet.server.ts'
import { formatEuros, formatNumber, NBSP } from '#ui/format.ts'
import { einvoiceFr as fr } from '../messages.einvoice.fr.ts'
import type { DocumentLine, InvoiceDocument } from '../rules/document.ts'

const w = fr.paper
const PAD = 5

/** `200` → `20 %`, `55` → `5,5 %`. */
export const rateWords = (permille: number): string =>
  `${formatNumber(permille / 10, 'fr', permille % 10 === 0 ? 0 : 1)}${NBSP}%`

const quantityWords = ({ quantity, unit }: DocumentLine): string => {
  const decimals = quantity % 10_000 === 0 ? 0 : quantity % 100 === 0 ? 2 : 4
  const figure = formatNumber(quantity / 10_000, 'fr', decimals)
  return unit ? `${figure}${NBSP}${unit}` : figure
}

/** A price in millionths of a euro: cents, or four decimals when they say more. */
function priceWords(millionths: number): string {
  if (millionths % 10_000 === 0) return formatEuros(cents(millionths / 10_000), 'fr')
  return `${formatNumber(millionths / 1_000_000, 'fr', 4)}${NBSP}€`
}

type Column = { header: string; width: number; figures?: boolean; cell(row: DocumentLine): string }

function columnsOf({ vat }: InvoiceDocument, width: number): Column[] {
  const taxed = vat.some((row) => row.category === 'S')
  const shares = taxed ? [41, 18, 16, 9, 16] : [50, 18, 16, 16]
  const all = [
    { header: w.label, cell: (row: DocumentLine) => row.label },
    { header: w.quantity, figures: true, cell: quantityWords },
    {
      header: taxed ? w.unitPriceNet : w.unitPrice,
      figures: true,
      cell: (row: DocumentLine) => priceWords(row.unitPrice),
    },
    ...(taxed
      ? [
          {
            header: w.vat,
            figures: true,
            cell: (row: DocumentLine) => (row.category === 'S' ? rateWords(row.rate) : w.none),
          },
        ]
      : []),
    {
      header: taxed ? w.amountNet : w.amount,
      figures: true,
      cell: (row: DocumentLine) => formatEuros(row.net as Cents, 'fr'),
    },
  ]
  return all.map((column, i) => ({ ...column, width: (shares[i]! / 100) * width }))
}

/** The lines, each with its detail under it. A line is never cut; the heads stand again on every page. */
export function linesTable(sheet: Sheet, document: InvoiceDocument): void {
  const { doc, left, width } = sheet
  const columns = columnsOf(document, width)
  const row = (cells: readonly string[], style: { size: number; face?: 'bold'; colour: string }) => {
    let x = left
    for (const [i, column] of columns.entries()) {
      const at = { x: x + PAD, y: sheet.y + PAD, width: column.width - 2 * PAD }
      writeAt(doc, cells[i]!, at, { ...style, align: column.figures ? 'right' : 'left' })
      x += column.width
    }
  }
  const head = () => {
    doc.rect(left, sheet.y, width, 22).fill(PRIMARY)
    row(
      columns.map((column) => column.header),
      { size: 8.5, face: 'bold', colour: WHITE },
    )
    sheet.y += 22
  }
  head()
  for (const line of document.lines) {
    const inner = columns[0]!.width - 2 * PAD
    const label = heightOf(doc, line.label, inner, { size: 10 })
    const detail = line.detail ? heightOf(doc, line.detail, inner, { size: 8.5 }) : 0
    const height = label + detail + 2 * PAD
    if (sheet.y + height > sheet.bottom) {
      newPage(sheet)
      head()
    }
    row(
      columns.map((column) => column.cell(line)),
      { size: 10, colour: INK },
    )
    if (line.detail)
      writeAt(
        doc,
        line.detail,
        { x: left + PAD, y: sheet.y + PAD + label, width: inner },
        { size: 8.5, colour: SOFT },
      )
    sheet.y += height
    doc
      .moveTo(left, sheet.y)
      .lineTo(left + width, sheet.y)
      .lineWidth(0.5)
      .stroke(RULE)
  }
  sheet.y += 12
}
