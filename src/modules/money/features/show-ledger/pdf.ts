import type { Cents } from '#kit/money.ts'
import { bookPdf, MOST_ROWS } from '#modules/money/books/book-pdf.server.ts'
import { ledgerLines } from '#modules/money/books/movements.server.ts'
import { fr } from '#modules/money/messages.reports.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { PdfRow } from '#platform/pdf/table.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import type { Route } from './+types/pdf'
import { type Ledger, readLedger } from './query.server.ts'

const c = fr.columns
const some = (amount: Cents) => (amount === 0n ? '' : formatEuros(amount, 'fr'))

/** The balance of a year to print; the whole ledger with `?livre=entier`. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const ledger = await readLedger(ctx, params)
  return params.get('livre') === 'entier' ? await wholeLedger(ctx, ledger) : await balance(ctx, ledger)
}

const balance = (ctx: Ctx, { year, lines, debit, credit }: Ledger) =>
  bookPdf(ctx, {
    title: fr.balance.all,
    year,
    columns: [
      { header: c.account, share: 48 },
      { header: c.opening, share: 13, figures: true },
      { header: c.debit, share: 13, figures: true },
      { header: c.credit, share: 13, figures: true },
      { header: c.balance, share: 13, figures: true },
    ],
    rows: [
      ...lines.map((row) => ({
        cells: [
          `${row.account} ${row.name}`,
          some(row.opening),
          some(row.debit),
          some(row.credit),
          formatEuros(row.balance, 'fr'),
        ],
      })),
      { cells: [c.total, '', formatEuros(debit, 'fr'), formatEuros(credit, 'fr'), ''], strong: true },
    ],
  })

async function wholeLedger(ctx: Ctx, { year }: Ledger) {
  const rows: PdfRow[] = []
  let account = ''
  for await (const line of ledgerLines(ctx, year)) {
    if (rows.length > MOST_ROWS) break
    if (line.account !== account) {
      account = line.account
      rows.push({ cells: ['', '', `${line.account} ${line.name}`, '', '', ''], strong: true })
    }
    rows.push({
      cells: [
        line.day ? formatDay(line.day, 'fr') : '',
        line.number,
        line.label || c.opening,
        some(line.debit),
        some(line.credit),
        formatEuros(line.balance, 'fr'),
      ],
    })
  }
  return bookPdf(ctx, {
    title: fr.balance.ledger,
    year,
    columns: [
      { header: c.day, share: 12 },
      { header: c.number, share: 11 },
      { header: c.what, share: 41 },
      { header: c.debit, share: 12, figures: true },
      { header: c.credit, share: 12, figures: true },
      { header: c.balance, share: 12, figures: true },
    ],
    rows,
  })
}
