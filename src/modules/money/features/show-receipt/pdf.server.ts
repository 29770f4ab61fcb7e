import { type Cents, negate } from '#kit/money.ts'
import { fr } from '#modules/money/messages.fr.ts'
import type { Hub } from '#platform/context/ctx.server.ts'
import { INK, PRIMARY, SOFT } from '#platform/pdf/colours.ts'
import { pdfOf } from '#platform/pdf/document.server.ts'
import { writeAt } from '#platform/pdf/sheet.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import type { ShownReceipt } from './query.server.ts'

const MARGIN = 64

const sizeOf = (amount: Cents): Cents => (amount < 0n ? negate(amount) : amount)

/** The receipt on one A4 page, in French whatever the language of the screen: it is handed to somebody else. */
export async function receiptPdf(hub: Hub, receipt: ShownReceipt): Promise<Uint8Array<ArrayBuffer>> {
  const w = fr.receipt
  const back = receipt.amount < 0n
  const title = receipt.refunds
    ? w.refundTitle(receipt.number)
    : back
      ? w.reversalTitle(receipt.number)
      : w.title(receipt.number)
  const setup = { title, author: hub.name, at: receipt.recordedAt, margin: MARGIN }
  const facts: [string, string | null][] = [
    [back ? w.backTo : w.from, receipt.payerName],
    [w.for, receipt.label],
    [w.by, fr.means[receipt.means]],
    [w.reference, receipt.reference],
    [w.on, formatDay(receipt.day, 'fr')],
    [fr.columns.why, receipt.why],
  ]
  return await pdfOf(setup, (doc) => {
    const width = doc.page.width - 2 * MARGIN
    let y = MARGIN
    const write = (text: string, size: number, colour: string, gap = 0) => {
      y += writeAt(doc, text, { x: MARGIN, y, width }, { size, colour, face: size > 16 ? 'bold' : 'regular' })
      y += gap
    }
    write(hub.name, 18, PRIMARY)
    write(hub.place, 11, SOFT, 48)
    write(title, 26, INK, 24)
    write(w.sum, 11, SOFT)
    write(formatEuros(sizeOf(receipt.amount), 'fr'), 34, INK, 24)
    for (const [term, value] of facts) {
      if (!value) continue
      writeAt(doc, term, { x: MARGIN, y: y + 1, width: 90 }, { size: 11, colour: SOFT })
      y += writeAt(doc, value, { x: 160, y, width: 370 }, { size: 13 }) + 10
    }
    y += 32
    write(w.issued(hub.place, formatDay(receipt.day, 'fr')), 11, INK, 8)
    write(w.vat, 10, SOFT)
    if (receipt.reversedBy) write(w.reversedBy(receipt.reversedBy), 11, INK)
  })
}
