import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/money/messages.reports.en.ts'
import { fr } from '#modules/money/messages.reports.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { readLedger } from './query.server.ts'

async function* each<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows
}

/** The trial balance as CSV or XLSX, for the year of the page it is asked from. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const { columns } = wordsFor(context.get(localeContext), { fr, en })
  const params = new URL(request.url).searchParams
  const ledger = await readLedger(ctx, params)
  return exportFile(
    params.get('format'),
    `balance-${ledger.year.year}`,
    [
      { header: columns.account, value: (row) => row.account },
      { header: columns.name, value: (row) => row.name },
      { header: columns.opening, value: (row) => Number(toDecimal(row.opening)) },
      { header: columns.debit, value: (row) => Number(toDecimal(row.debit)) },
      { header: columns.credit, value: (row) => Number(toDecimal(row.credit)) },
      { header: columns.balance, value: (row) => Number(toDecimal(row.balance)) },
    ],
    each(ledger.lines),
  )
}
