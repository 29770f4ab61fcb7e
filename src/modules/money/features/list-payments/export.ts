import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyPayment } from './query.server.ts'

/** The list as CSV or XLSX, with the same filters as the page it is asked from. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const c = t.columns
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `paiements-${ctx.today()}`,
    [
      { header: c.number, value: (row) => row.number },
      { header: c.day, value: (row) => row.day },
      { header: c.who, value: (row) => row.payerName },
      { header: c.what, value: (row) => row.label },
      { header: c.means, value: (row) => t.means[row.means] },
      { header: c.reference, value: (row) => row.reference },
      { header: c.payer, value: (row) => t.payers[row.payer] },
      { header: c.amount, value: (row) => Number(toDecimal(row.amount)) },
      { header: c.why, value: (row) => row.why },
    ],
    everyPayment(ctx, params),
  )
}
