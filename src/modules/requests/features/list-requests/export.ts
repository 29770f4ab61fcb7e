import { dayIn } from '#kit/day.ts'
import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { mayExportRequests } from '#modules/requests/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyRequest } from './query.server.ts'

/** The list as CSV or XLSX, with the same filters as the page it is asked from. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayExportRequests(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `demandes-${ctx.today()}`,
    [
      { header: t.columns.number, value: (row) => row.number },
      { header: t.columns.who, value: (row) => row.who },
      { header: t.columns.service, value: (row) => row.serviceName },
      { header: t.columns.quantity, value: (row) => row.quantity },
      { header: t.columns.state, value: (row) => t.states[row.state] },
      { header: t.columns.channel, value: (row) => t.channels[row.channel] },
      { header: t.columns.received, value: (row) => dayIn(row.receivedAt, ctx.hub.zone) },
      { header: t.columns.due, value: (row) => row.dueOn },
      { header: t.states.done, value: (row) => row.doneAt && dayIn(row.doneAt, ctx.hub.zone) },
      { header: t.columns.price, value: (row) => Number(toDecimal(row.price)) },
      { header: t.columns.assignee, value: (row) => row.assigneeName },
    ],
    everyRequest(ctx, params),
  )
}
