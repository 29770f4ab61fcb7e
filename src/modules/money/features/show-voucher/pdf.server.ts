import { walletsFr } from '#modules/money/messages.wallets.fr.ts'
import { spokenCode } from '#modules/money/rules/voucher-code.ts'
import type { VoucherRow } from '#modules/money/wallet/vouchers.server.ts'
import type { Hub } from '#platform/context/ctx.server.ts'
import { qrSquare } from '#platform/files/qr.server.ts'
import { INK, PRIMARY, RULE, SOFT, SUNK, WHITE } from '#platform/pdf/colours.ts'
import { type Pdf, pdfOf } from '#platform/pdf/document.server.ts'
import { writeAt } from '#platform/pdf/sheet.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'

const MARGIN = 48
/** A third of an A4 page: cut along the line, it fits an envelope. */
const HEIGHT = 262
const SQUARE = 128

/** The voucher on paper, in French: it is handed to somebody else. Its square leads to the page that says what it is worth. */
export async function voucherPdf(
  hub: Hub,
  voucher: VoucherRow,
  link: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const w = walletsFr.vouchers.paper
  const code = spokenCode(voucher.code)
  const setup = { title: `${w.title} ${code}`, author: hub.name, at: voucher.at, margin: MARGIN }
  return await pdfOf(setup, (doc) => {
    const width = doc.page.width - 2 * MARGIN
    const [x, y] = [MARGIN, MARGIN]
    doc.roundedRect(x, y, width, HEIGHT, 14).fill(SUNK)
    stairs(doc, x + width, y)
    square(doc, link, x + width - SQUARE - 28, y + HEIGHT - SQUARE - 28)
    const text = { x: x + 28, width: width - SQUARE - 84 }
    let at = y + 26
    const write = (words: string, size: number, colour: string, bold = false, gap = 4) => {
      at += writeAt(doc, words, { ...text, y: at }, { size, colour, face: bold ? 'bold' : 'regular' }) + gap
    }
    write(hub.name, 13, PRIMARY, true, 2)
    write(w.title, 11, SOFT, false, 8)
    write(formatEuros(voucher.value, 'fr'), 44, INK, true, 2)
    if (voucher.forName) write(w.for(voucher.forName), 15, INK)
    write(w.from(voucher.buyerName), 11, SOFT)
    if (voucher.message) write(`« ${voucher.message} »`, 11, INK, false, 6)
    at = Math.max(at, y + HEIGHT - 76)
    write(code, 22, PRIMARY, true, 2)
    write(w.until(formatDay(voucher.expiresOn, 'fr')), 11, SOFT)
    cut(doc, y + HEIGHT + 24)
    writeAt(doc, w.how, { x, y: y + HEIGHT + 36, width }, { size: 10, colour: SOFT })
  })
}

/** The stairs of the place, in the corner. */
function stairs(doc: Pdf, right: number, top: number): void {
  doc
    .save()
    .roundedRect(MARGIN, top, right - MARGIN, HEIGHT, 14)
    .clip()
  for (const [i, step] of [150, 104, 58].entries())
    doc
      .rect(right - step, top, step, 26 + i * 26)
      .fillOpacity(0.12)
      .fill(PRIMARY)
  doc.restore().fillOpacity(1)
}

function square(doc: Pdf, link: string, x: number, y: number): void {
  const { size, path } = qrSquare(link)
  const scale = SQUARE / (size + 8)
  doc.roundedRect(x, y, SQUARE, SQUARE, 6).fill(WHITE)
  doc
    .save()
    .translate(x + 4 * scale, y + 4 * scale)
    .scale(scale)
    .path(path)
    .fill(INK)
    .restore()
}

const cut = (doc: Pdf, y: number) =>
  doc
    .moveTo(MARGIN, y)
    .lineTo(doc.page.width - MARGIN, y)
    .dash(4, { space: 4 })
    .lineWidth(0.7)
    .stroke(RULE)
    .undash()
