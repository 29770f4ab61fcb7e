import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/trial/messages/actions.en.ts'
import { fr } from '#modules/trial/messages/actions.fr.ts'
import { mayReadTrial } from '#modules/trial/permits.ts'
import { bandOf } from '#modules/trial/rules/priorities.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyRisk } from './query.server.ts'

/** The register as CSV or XLSX, with the same filters as the page. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const c = t.register.columns
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `risques-${ctx.today()}`,
    [
      { header: c.what, value: (row) => row.what },
      { header: t.exportColumns.probability, value: (row) => row.probability },
      { header: t.exportColumns.severity, value: (row) => row.severity },
      { header: c.level, value: (row) => row.level },
      { header: t.register.filterBand, value: (row) => t.bands[bandOf(row.level)] },
      { header: c.mitigation, value: (row) => row.mitigation },
      { header: c.trigger, value: (row) => row.trigger },
      { header: c.owner, value: (row) => row.ownerName },
      { header: c.review, value: (row) => row.reviewOn },
      { header: c.state, value: (row) => t.riskStates[row.state] },
    ],
    everyRisk(ctx, params),
  )
}
