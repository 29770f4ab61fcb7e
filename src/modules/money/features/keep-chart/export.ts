import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { chartWithBalances } from '#modules/money/books/chart.server.ts'
import { en } from '#modules/money/messages.chart.en.ts'
import { fr } from '#modules/money/messages.chart.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { chartMatching } from './filter.ts'

async function* each<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows
}

/** The chart as CSV or XLSX, with the filters of the page. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const { columns } = wordsFor(context.get(localeContext), { fr, en })
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    'plan-comptable',
    [
      { header: columns.code, value: (row) => row.code },
      { header: columns.name, value: (row) => row.name },
      { header: columns.balance, value: (row) => Number(toDecimal(row.balance)) },
    ],
    each(chartMatching(await chartWithBalances(ctx), params)),
  )
}
