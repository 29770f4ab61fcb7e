import type { Locale } from '#kit/words.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { pdfOf } from '#platform/pdf/document.server.ts'
import { framePages, heading, paragraph, sheetOn } from '#platform/pdf/sheet.server.ts'
import { type PdfColumn, type PdfRow, table } from '#platform/pdf/table.server.ts'
import { formatDay } from '#ui/dates.ts'
import { fr } from '../messages.reports.fr.ts'
import type { FiscalYear } from '../rules/fiscal-year.ts'

/** Rows that one document holds: paper beyond that is a file's affair. */
export const MOST_ROWS = 2000

type Book = {
  readonly title: string
  readonly year: FiscalYear
  readonly columns: readonly PdfColumn[]
  readonly rows: readonly PdfRow[]
}

/** A book of accounts on A4 in landscape, in French whatever the language of the screen: it is handed over. */
export async function bookPdf(ctx: Ctx, book: Book): Promise<Response> {
  const locale: Locale = 'fr'
  const { title, year, columns, rows } = book
  const setup = { title, author: ctx.hub.name, at: ctx.now(), landscape: true, margin: 40 }
  const bytes = await pdfOf(setup, (doc) => {
    const sheet = sheetOn(doc)
    heading(sheet, title, 1)
    paragraph(
      sheet,
      `${fr.year(year.year)}, ${fr.span(formatDay(year.startsOn, locale), formatDay(year.endsOn, locale))}`,
      {
        after: 12,
      },
    )
    table(sheet, { columns, rows: rows.slice(0, MOST_ROWS), size: 8 })
    if (rows.length > MOST_ROWS) paragraph(sheet, fr.tooLong(MOST_ROWS))
    framePages(doc, {
      head: [ctx.hub.name, title],
      foot: fr.printed(formatDay(ctx.today(), locale)),
      page: fr.page,
    })
  })
  const name = `${title.toLowerCase().replaceAll(' ', '-')}-${year.year}.pdf`
  return new Response(bytes, {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${name}"` },
  })
}
