import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/trial/messages/actions.en.ts'
import { fr } from '#modules/trial/messages/actions.fr.ts'
import { mayReadTrial } from '#modules/trial/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyAction } from './query.server.ts'

/** The actions as CSV or XLSX, with the same filters as the page. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const c = t.list.columns
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `actions-${ctx.today()}`,
    [
      { header: c.what, value: (row) => row.what },
      { header: t.exportColumns.details, value: (row) => row.details },
      { header: c.priority, value: (row) => row.priority },
      { header: t.exportColumns.impact, value: (row) => row.impact },
      { header: t.exportColumns.riskCut, value: (row) => row.riskCut },
      { header: t.exportColumns.effort, value: (row) => row.effort },
      { header: c.owner, value: (row) => row.ownerName },
      { header: c.due, value: (row) => row.dueOn },
      { header: c.state, value: (row) => t.actionStates[row.state] },
      { header: t.exportColumns.doneOn, value: (row) => row.doneOn },
      { header: t.actionForm.risk, value: (row) => row.risk },
      { header: t.actionForm.hypothesis, value: (row) => row.hypothesis },
      { header: t.actionForm.condition, value: (row) => row.condition },
    ],
    everyAction(ctx, params),
  )
}
