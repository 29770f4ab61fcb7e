import { dayIn } from '#kit/day.ts'
import { wordsFor } from '#kit/words.ts'
import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import { mayReadTrial } from '#modules/trial/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyCondition } from './query.server.ts'

/** The conditions as CSV or XLSX, with the same filters as the page. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const g = wordsFor(context.get(localeContext), { fr: gateFr, en: gateEn })
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `conditions-${ctx.today()}`,
    [
      { header: g.columns.condition, value: (row) => row.what },
      { header: g.columns.due, value: (row) => row.dueOn },
      { header: g.columns.state, value: (row) => g.conditionStates[row.state] },
      { header: g.columns.stage, value: (row) => row.stageName },
      { header: g.columns.decided, value: (row) => dayIn(row.decidedAt, ctx.hub.zone) },
    ],
    everyCondition(ctx, params),
  )
}
