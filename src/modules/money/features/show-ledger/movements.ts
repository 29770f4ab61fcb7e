import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { ledgerLines } from '#modules/money/books/movements.server.ts'
import { yearAsked } from '#modules/money/books/years.server.ts'
import { en as moneyEn } from '#modules/money/messages.en.ts'
import { fr as moneyFr } from '#modules/money/messages.fr.ts'
import { en } from '#modules/money/messages.reports.en.ts'
import { fr } from '#modules/money/messages.reports.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/movements'

/** The general ledger of a year, line by line, as CSV (streamed) or XLSX. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const locale = context.get(localeContext)
  const { columns: c } = wordsFor(locale, { fr, en })
  const { journals } = wordsFor(locale, { fr: moneyFr, en: moneyEn })
  const params = new URL(request.url).searchParams
  const year = await yearAsked(ctx, params)
  return exportFile(
    params.get('format'),
    `grand-livre-${year.year}`,
    [
      { header: c.account, value: (row) => row.account },
      { header: c.name, value: (row) => row.name },
      { header: c.day, value: (row) => row.day ?? year.startsOn },
      { header: c.journal, value: (row) => (row.journal ? journals[row.journal] : c.opening) },
      { header: c.number, value: (row) => row.number },
      { header: c.ref, value: (row) => row.ref },
      { header: c.what, value: (row) => row.label || c.opening },
      { header: c.debit, value: (row) => Number(toDecimal(row.debit)) },
      { header: c.credit, value: (row) => Number(toDecimal(row.credit)) },
      { header: c.balance, value: (row) => Number(toDecimal(row.balance)) },
    ],
    ledgerLines(ctx, year),
  )
}
