import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { sessionsEn as en } from '#modules/till/messages.sessions.en.ts'
import { sessionsFr as fr } from '#modules/till/messages.sessions.fr.ts'
import { mayCloseDays } from '#modules/till/permits.ts'
import { everySession } from '#modules/till/sessions/read.server.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'

/** Every session as CSV or XLSX. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayCloseDays(ctx.actor)) refusePage()
  const c = wordsFor(context.get(localeContext), { fr, en }).drawers.columns
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `caisse-${ctx.today()}`,
    [
      { header: c.number, value: (row) => row.number },
      { header: c.till, value: (row) => row.till },
      { header: c.day, value: (row) => row.day },
      { header: c.opened, value: (row) => row.openedAt.toISOString() },
      { header: c.closed, value: (row) => row.closedAt?.toISOString() ?? null },
      { header: c.who, value: (row) => row.closedBy ?? row.openedBy },
      { header: c.counted, value: (row) => (row.counted === null ? null : Number(toDecimal(row.counted))) },
      { header: c.gap, value: (row) => Number(toDecimal(row.gap)) },
    ],
    everySession(ctx, params),
  )
}
