import type { Cents } from '#kit/money.ts'
import { bookPdf, MOST_ROWS } from '#modules/money/books/book-pdf.server.ts'
import { yearAsked } from '#modules/money/books/years.server.ts'
import { fr as money } from '#modules/money/messages.fr.ts'
import { fr } from '#modules/money/messages.reports.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { JOURNALS } from '#modules/money/rules/entry.ts'
import type { FiscalYear } from '#modules/money/rules/fiscal-year.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { PdfRow } from '#platform/pdf/table.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { formatDay, formatMonth } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import type { Route } from './+types/pdf'
import { journalMonths, linesOf } from './lines.server.ts'

/** One journal of a year to print, line by line; without one, what each journal moved month by month. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const year = await yearAsked(ctx, params)
  const journal = JOURNALS.find((one) => one === params.get('journal'))
  if (!journal) return await centralised(ctx, year)
  const rows: PdfRow[] = []
  for await (const line of linesOf(ctx, params)) {
    if (rows.length > MOST_ROWS) break
    const amount = (value: Cents) => (value === 0n ? '' : formatEuros(value, 'fr'))
    rows.push({
      cells: [
        formatDay(line.day, 'fr'),
        line.number,
        line.label,
        `${line.account} ${line.name}`,
        amount(line.debit),
        amount(line.credit),
      ],
    })
  }
  const c = fr.columns
  return bookPdf(ctx, {
    title: `${c.journal} ${money.journals[journal]}`,
    year,
    columns: [
      { header: c.day, share: 10 },
      { header: c.number, share: 10 },
      { header: c.what, share: 30 },
      { header: c.account, share: 28 },
      { header: c.debit, share: 11, figures: true },
      { header: c.credit, share: 11, figures: true },
    ],
    rows,
  })
}

/** The centralising journal: a line per month and journal. */
async function centralised(ctx: Ctx, year: FiscalYear) {
  const lines = await journalMonths(ctx, year)
  const c = fr.columns
  return bookPdf(ctx, {
    title: fr.journals.title,
    year,
    columns: [
      { header: c.day, share: 20 },
      { header: c.journal, share: 40 },
      { header: c.number, share: 20, figures: true },
      { header: c.movements, share: 20, figures: true },
    ],
    rows: lines.map((line) => ({
      cells: [
        formatMonth(line.month, 'fr'),
        money.journals[line.journal],
        String(line.entries),
        formatEuros(line.amount, 'fr'),
      ],
    })),
  })
}
