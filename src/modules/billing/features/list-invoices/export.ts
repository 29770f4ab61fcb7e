import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/billing/messages.invoices.en.ts'
import { fr } from '#modules/billing/messages.invoices.fr.ts'
import { mayReadInvoices } from '#modules/billing/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyInvoice } from './query.server.ts'

/** Issued documents as CSV or XLSX, with the same filters as the page. Credit notes count below zero. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadInvoices(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `factures-${ctx.today()}`,
    [
      { header: t.columns.number, value: (row) => row.number },
      { header: t.columns.client, value: (row) => row.partyName },
      { header: t.filters.client, value: (row) => t.kinds[row.buyerKind] },
      { header: t.columns.day, value: (row) => row.day },
      { header: t.columns.due, value: (row) => row.dueOn },
      { header: t.columns.state, value: (row) => t.states[row.state] },
      {
        header: t.columns.total,
        value: (row) => Number(toDecimal(row.total)) * (row.kind === 'credit-note' ? -1 : 1),
      },
      {
        header: t.columns.vat,
        value: (row) => Number(toDecimal(row.vat)) * (row.kind === 'credit-note' ? -1 : 1),
      },
      { header: t.columns.left, value: (row) => Number(toDecimal(row.left)) },
    ],
    everyInvoice(ctx, params),
  )
}
