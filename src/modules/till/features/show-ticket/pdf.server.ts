import { type Cents, minus, zero } from '#kit/money.ts'
import { meansWords } from '#modules/money/ui/means-words.ts'
import { fr } from '#modules/till/messages.tickets.fr.ts'
import type { Hub } from '#platform/context/ctx.server.ts'
import { INK, PRIMARY, RULE, SOFT } from '#platform/pdf/colours.ts'
import { type Pdf, pdfOf } from '#platform/pdf/document.server.ts'
import { heightOf, type TextStyle, writeAt } from '#platform/pdf/sheet.server.ts'
import { formatInstant } from '#ui/dates.ts'
import { formatEuros, formatPercent } from '#ui/format.ts'
import type { ShownTicket } from './query.server.ts'

export type Paper = '80' | 'a4'

/** Points of a millimetre. */
const MM = 72 / 25.4
/** The roll of a till printer: 80 mm wide, of which 72 are printed. */
const ROLL = { width: 80 * MM, margin: 5 * MM }

type Row =
  | { readonly text: string; readonly style?: TextStyle }
  | { readonly left: string; readonly right: string; readonly style?: TextStyle }
  | 'line'

const euros = (amount: Cents) => formatEuros(amount, 'fr')

/** What a ticket says, row by row: the same on a roll and on A4. In French: it is handed to somebody else. */
export function rowsOf(hub: Hub, { ticket, seller, vat, refundsNumber }: ShownTicket): Row[] {
  const w = fr.show
  const back = ticket.kind === 'refund'
  const soft = { colour: SOFT } as const
  const strong = { face: 'bold' } as const
  const left = minus(ticket.total, ticket.paid)
  return [
    { text: seller.name, style: { face: 'bold', size: 13, colour: PRIMARY, align: 'center' } },
    ...(seller.name === hub.name ? [] : [{ text: hub.name, style: { align: 'center' } as const }]),
    { text: seller.address || hub.place, style: { ...soft, align: 'center' } },
    ...(seller.siret ? [{ text: w.siret(seller.siret), style: { ...soft, align: 'center' } as const }] : []),
    'line',
    { text: back ? fr.refundTitle(ticket.number) : fr.title(ticket.number), style: strong },
    { text: formatInstant(ticket.recordedAt, hub.zone, 'fr', '0'), style: soft },
    { text: `${w.seller} ${ticket.sellerName}`, style: soft },
    ...(ticket.forName ? [{ text: `${w.for} ${ticket.forName}` }] : []),
    ...(ticket.payerName && ticket.payerName !== ticket.forName
      ? [{ text: `${w.by} ${ticket.payerName}` }]
      : []),
    ...(refundsNumber ? [{ text: w.refundsOf(refundsNumber) }] : []),
    ...(ticket.why ? [{ text: `${w.why} : ${ticket.why}` }] : []),
    'line',
    ...ticket.lines.flatMap((line): Row[] => [
      { left: line.label, right: euros(line.amount) },
      ...(line.quantity > 1
        ? [{ text: w.times(line.quantity, euros(line.unitPrice)), style: { ...soft, size: 8 } }]
        : []),
      ...(line.covered > zero ? [{ text: w.covered(euros(line.covered)), style: { ...soft, size: 8 } }] : []),
    ]),
    'line',
    { left: w.total, right: euros(ticket.total), style: { face: 'bold', size: 12 } },
    ...ticket.tenders.flatMap((tender): Row[] => [
      {
        left: `${meansWords('fr')[tender.means]}, ${w.receipt(tender.receipt)}`,
        right: euros(tender.amount),
      },
      ...(tender.change && tender.given
        ? [
            {
              text: `${w.given(euros(tender.given))}, ${w.gaveBack(euros(tender.change))}`,
              style: soft,
            },
          ]
        : []),
    ]),
    ...(left > zero ? [{ left: w.left, right: euros(left), style: strong }] : []),
    'line',
    ...(vat.length === 0
      ? [{ text: w.noVat, style: { ...soft, size: 8 } }]
      : vat.map((one) => ({
          text: w.vat(formatPercent(one.rate / 1000, 'fr', 1), euros(one.net), euros(one.vat)),
          style: { ...soft, size: 8 },
        }))),
    { text: `${w.thanks} ${w.keep}`, style: { ...soft, align: 'center' } },
  ]
}

const GAP = 3
const RIGHT = 64

function draw(
  doc: Pdf,
  rows: readonly Row[],
  at: { x: number; y: number; width: number },
  size: number,
): number {
  let { y } = at
  for (const row of rows) {
    if (row === 'line') {
      y += GAP
      doc
        .moveTo(at.x, y)
        .lineTo(at.x + at.width, y)
        .lineWidth(0.5)
        .stroke(RULE)
      y += GAP + 2
      continue
    }
    const style = { size, colour: INK, ...row.style }
    if ('text' in row) y += writeAt(doc, row.text, { x: at.x, y, width: at.width }, style) + GAP
    else {
      const right = { x: at.x + at.width - RIGHT, y, width: RIGHT }
      writeAt(doc, row.right, right, { ...style, align: 'right' })
      y += writeAt(doc, row.left, { x: at.x, y, width: at.width - RIGHT - 4 }, style) + GAP
    }
  }
  return y
}

/** How high the rows are once drawn, in points. */
function measure(doc: Pdf, rows: readonly Row[], width: number, size: number): number {
  return rows.reduce((sum, row) => {
    if (row === 'line') return sum + 2 * GAP + 2
    const style = { size, ...row.style }
    const height =
      'text' in row
        ? heightOf(doc, row.text, width, style)
        : heightOf(doc, row.left, width - RIGHT - 4, style)
    return sum + height + GAP
  }, 0)
}

/** The ticket as a PDF: as long as it needs on the roll of a till printer, or on one A4 page. */
export async function ticketPdf(
  hub: Hub,
  shown: ShownTicket,
  paper: Paper,
): Promise<Uint8Array<ArrayBuffer>> {
  const { ticket } = shown
  const rows = rowsOf(hub, shown)
  const title = ticket.kind === 'refund' ? fr.refundTitle(ticket.number) : fr.title(ticket.number)
  const setup = { title, author: hub.name, at: ticket.recordedAt }
  if (paper === 'a4')
    return await pdfOf({ ...setup, margin: 64 }, (doc) => {
      const width = 330
      draw(doc, rows, { x: (doc.page.width - width) / 2, y: 64, width }, 11)
    })
  const width = ROLL.width - 2 * ROLL.margin
  let height = 0
  await pdfOf(setup, (doc) => {
    height = measure(doc, rows, width, 9)
  })
  const size: [number, number] = [ROLL.width, height + 4 * ROLL.margin]
  return await pdfOf({ ...setup, size, margin: ROLL.margin }, (doc) => {
    draw(doc, rows, { x: ROLL.margin, y: 2 * ROLL.margin, width }, 9)
  })
}
