import { dayIn } from '#kit/day.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { INK, PRIMARY, SOFT } from '#platform/pdf/colours.ts'
import { pdfOf } from '#platform/pdf/document.server.ts'
import { framePages, needRoom, paragraph, sheetOn, writeAt } from '#platform/pdf/sheet.server.ts'
import { table } from '#platform/pdf/table.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros, formatNumber } from '#ui/format.ts'
import { quotesFr as fr } from '../messages.quotes.fr.ts'
import { requestById } from '../store.server.ts'
import type { WholeQuote } from './read.server.ts'

const whole = (hundredths: number) => formatNumber(hundredths / 100, 'fr', hundredths % 100 === 0 ? 0 : 2)

/**
 * The quote on A4, in French whatever the language of the screen: it is handed to somebody else. Mentions: who, to
 * whom, number, day, each line with quantity and unit price, whole price with its VAT, until when, « bon pour accord »
 * (arrêté du 24 janvier 2017, article 3).
 */
async function draw(ctx: Ctx, quote: WholeQuote, requestNumber: string): Promise<Uint8Array<ArrayBuffer>> {
  const w = fr.paper
  const title = fr.one(quote.number)
  const setup = { title, author: quote.hubName, at: quote.sentAt }
  return await pdfOf(setup, (doc) => {
    const sheet = sheetOn(doc)
    const half = sheet.width / 2 - 12
    paragraph(sheet, title, { size: 24, face: 'bold', colour: INK, after: 2 })
    const days = [`${fr.open.day} : ${formatDay(quote.day, 'fr')}`]
    days.push(`${fr.open.until} ${formatDay(quote.validUntil, 'fr')}`, `${w.request} ${requestNumber}`)
    paragraph(sheet, days.join('  ·  '), { size: 10, colour: SOFT, after: 20 })
    const party = (x: number, words: string, name: string, place: string) => {
      const at = (y: number) => ({ x, y, width: half })
      let y = sheet.y
      y += writeAt(doc, words, at(y), { size: 9, colour: SOFT }) + 2
      y += writeAt(doc, name, at(y), { size: 13, face: 'bold', colour: PRIMARY }) + 2
      return y + (place ? writeAt(doc, place, at(y), { size: 10 }) : 0)
    }
    const ends = [
      party(sheet.left, w.from, quote.hubName, quote.hubPlace),
      party(sheet.left + half + 24, w.to, quote.clientName, quote.clientAddress),
    ]
    sheet.y = Math.max(...ends) + 24
    table(sheet, {
      size: 10,
      columns: [
        { header: fr.label, share: 52 },
        { header: fr.quantity, share: 14, figures: true },
        { header: fr.unitPrice, share: 17, figures: true },
        { header: fr.lineTotal, share: 17, figures: true },
      ],
      rows: [
        ...quote.lines.map((line) => ({
          cells: [
            line.label,
            whole(line.hundredths),
            formatEuros(line.unitPrice, 'fr'),
            formatEuros(line.total, 'fr'),
          ],
        })),
        { cells: [fr.total, '', '', formatEuros(quote.total, 'fr')], strong: true },
      ],
    })
    paragraph(sheet, `${fr.open.vat} ${fr.open.pay}`, { size: 9, colour: SOFT, after: 12 })
    if (quote.note) paragraph(sheet, quote.note, { size: 10, after: 16 })
    needRoom(sheet, 110)
    const accepted = quote.status === 'accepted' && quote.endedAt
    paragraph(
      sheet,
      accepted
        ? `${fr.open.agreed}. ${w.accepted(quote.endedByName ?? '', formatDay(dayIn(accepted, ctx.hub.zone), 'fr'))}`
        : w.sign,
      { size: 11, face: 'bold', after: 60 },
    )
    paragraph(sheet, w.notInvoice, { size: 9, colour: SOFT })
    framePages(doc, {
      head: [quote.hubName, title],
      foot: w.footer(quote.number, formatDay(quote.day, 'fr')),
      page: w.page,
    })
  })
}

/** A quote as a PDF answer. */
export async function quotePdf(ctx: Ctx, quote: WholeQuote): Promise<Response> {
  const request = await ctx.read((tx) => requestById(tx, ctx.hub.id, quote.requestId))
  return new Response(await draw(ctx, quote, request?.number ?? ''), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${quote.number}.pdf"`,
      'X-Robots-Tag': 'noindex, nofollow',
    },
  })
}
