import { minus, toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { meansWords } from '#modules/money/ui/means-words.ts'
import { en } from '#modules/till/messages.tickets.en.ts'
import { fr } from '#modules/till/messages.tickets.fr.ts'
import { mayExportTickets } from '#modules/till/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyTicket } from './query.server.ts'

/** The list as CSV or XLSX, with the same filters as the page it is asked from. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayExportTickets(ctx.actor)) refusePage()
  const locale = context.get(localeContext)
  const t = wordsFor(locale, { fr, en })
  const means = meansWords(locale)
  const c = t.columns
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `tickets-${ctx.today()}`,
    [
      { header: c.number, value: (row) => row.number },
      { header: c.day, value: (row) => row.day },
      { header: c.kind, value: (row) => t.list.kinds[row.kind] },
      { header: c.who, value: (row) => row.forName },
      { header: c.payer, value: (row) => row.payerName },
      { header: c.what, value: (row) => row.what },
      { header: c.means, value: (row) => row.means.map((one) => means[one]).join(', ') },
      { header: c.total, value: (row) => Number(toDecimal(row.total)) },
      { header: c.paid, value: (row) => Number(toDecimal(row.paid)) },
      { header: c.left, value: (row) => Number(toDecimal(minus(row.total, row.paid))) },
      { header: c.seller, value: (row) => row.sellerName },
    ],
    everyTicket(ctx, params),
  )
}
