import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { payablesEn as en } from '#modules/billing/messages.payables.en.ts'
import { payablesFr as fr } from '#modules/billing/messages.payables.fr.ts'
import { everyPayable } from '#modules/billing/payables/read.server.ts'
import { mayKeepPayables } from '#modules/billing/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'

/** Suppliers’ invoices as CSV or XLSX, with the filters of the page. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPayables(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const c = t.columns
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `factures-recues-${ctx.today()}`,
    [
      { header: c.supplier, value: (row) => row.supplierName },
      { header: c.kind, value: (row) => t.kinds[row.kind] },
      { header: c.number, value: (row) => row.number },
      { header: c.day, value: (row) => row.day },
      { header: c.due, value: (row) => row.dueOn },
      { header: c.state, value: (row) => t.states[row.state] },
      { header: c.net, value: (row) => Number(toDecimal(row.net)) },
      { header: c.vat, value: (row) => Number(toDecimal(row.vat)) },
      { header: c.total, value: (row) => Number(toDecimal(row.total)) },
      { header: c.left, value: (row) => Number(toDecimal(row.left)) },
      { header: c.syntax, value: (row) => t.syntaxes[row.syntax] },
    ],
    everyPayable(ctx, params),
  )
}
