import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/money/messages.reports.en.ts'
import { fr } from '#modules/money/messages.reports.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { readAnalytics } from './query.server.ts'

async function* each<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows
}

/** The same table as CSV or XLSX. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const { analytics, columns } = wordsFor(context.get(localeContext), { fr, en })
  const params = new URL(request.url).searchParams
  const { axis, year, rows } = await readAnalytics(ctx, params)
  return exportFile(
    params.get('format'),
    `analytique-${axis}-${year.year}`,
    [
      { header: analytics.axes[axis], value: (row) => row.name ?? row.key ?? analytics.without },
      { header: columns.products, value: (row) => Number(toDecimal(row.products)) },
      { header: columns.costs, value: (row) => Number(toDecimal(row.costs)) },
      { header: columns.result, value: (row) => Number(toDecimal(row.result)) },
    ],
    each(rows),
  )
}
