import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/money/messages.en.ts'
import { fr } from '#modules/money/messages.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { signedAmount } from '#modules/money/rules/kinds.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyOperation } from './query.server.ts'

/** The list as CSV or XLSX, with the same filters as the page it is asked from. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const c = t.columns
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `recettes-et-depenses-${ctx.today()}`,
    [
      { header: c.piece, value: (row) => row.number },
      { header: c.day, value: (row) => row.day },
      { header: t.filters.group, value: (row) => t.operations.groups[row.group] },
      { header: c.kind, value: (row) => t.kinds[row.kind] },
      { header: c.what, value: (row) => row.label },
      { header: c.withWhom, value: (row) => row.partyName },
      { header: c.means, value: (row) => (row.means ? t.means[row.means] : null) },
      { header: c.reference, value: (row) => row.reference },
      { header: c.amount, value: (row) => Number(toDecimal(signedAmount(row))) },
      { header: c.why, value: (row) => row.why },
    ],
    everyOperation(ctx, params),
  )
}
