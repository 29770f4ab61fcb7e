import PDFDocument from 'pdfkit'
import { type Cents, negate } from '#kit/money.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { winAnsi } from '#modules/money/rules/win-ansi.ts'
import type { Hub } from '#platform/context/ctx.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import type { ShownReceipt } from './query.server.ts'

const INK = '#1f2a2e'
const SOFT = '#535f64'
const TEAL = '#0f5c63'

const sizeOf = (amount: Cents): Cents => (amount < 0n ? negate(amount) : amount)

/** The receipt on one A4 page, in French whatever the language of the screen: it is handed to somebody else. */
export async function receiptPdf(hub: Hub, receipt: ShownReceipt): Promise<Uint8Array<ArrayBuffer>> {
  const w = fr.receipt
  const back = receipt.reverses !== null
  const title = back ? w.reversalTitle(receipt.number) : w.title(receipt.number)
  const doc = new PDFDocument({
    size: 'A4',
    margin: 64,
    lang: 'fr-FR',
    // The same receipt gives the same file, whenever it is printed.
    info: { Title: title, Author: hub.name, CreationDate: receipt.recordedAt, ModDate: receipt.recordedAt },
  })
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const write = (text: string, size: number, colour: string, gap = 0) => {
    doc
      .font(size > 16 ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(size)
      .fillColor(colour)
      .text(winAnsi(text))
    if (gap) doc.y += gap
  }
  write(hub.name, 18, TEAL)
  write(hub.place, 11, SOFT, 48)
  write(title, 26, INK, 24)
  write(w.sum, 11, SOFT)
  write(formatEuros(sizeOf(receipt.amount), 'fr'), 34, INK, 24)
  const facts: [string, string | null][] = [
    [back ? w.backTo : w.from, receipt.payerName],
    [w.for, receipt.label],
    [w.by, fr.means[receipt.means]],
    [w.reference, receipt.reference],
    [w.on, formatDay(receipt.day, 'fr')],
    [fr.columns.why, receipt.why],
  ]
  for (const [term, value] of facts) {
    if (!value) continue
    const top = doc.y
    doc.font('Helvetica').fontSize(11).fillColor(SOFT).text(winAnsi(term), 64, top, { width: 90 })
    doc
      .fontSize(13)
      .fillColor(INK)
      .text(winAnsi(value), 160, top - 1, { width: 370 })
    doc.y += 10
  }
  doc.x = 64
  doc.y += 32
  write(w.issued(hub.place, formatDay(receipt.day, 'fr')), 11, INK, 8)
  write(w.vat, 10, SOFT)
  if (receipt.reversedBy) write(w.reversedBy(receipt.reversedBy), 11, INK)
  doc.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}
