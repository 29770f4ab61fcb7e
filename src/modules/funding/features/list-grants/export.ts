import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/funding/messages.en.ts'
import { fr } from '#modules/funding/messages.fr.ts'
import { mayReadFunding } from '#modules/funding/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyGrant } from './query.server.ts'

/** The list as CSV or XLSX, with the same filters as the page it is asked from. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadFunding(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const w = t.columns
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `${t.file}-${ctx.today()}`,
    [
      { header: w.funder, value: (row) => row.funder },
      { header: w.name, value: (row) => row.name },
      { header: w.kind, value: (row) => t.kinds[row.kind] },
      { header: w.state, value: (row) => t.states[row.state] },
      { header: w.amount, value: (row) => Number(toDecimal(row.amount)) },
      { header: w.received, value: (row) => Number(toDecimal(row.received)) },
      { header: t.form.callOn, value: (row) => row.callOn },
      { header: t.form.answerOn, value: (row) => row.answerOn },
      { header: t.form.startsOn, value: (row) => row.startsOn },
      { header: t.form.endsOn, value: (row) => row.endsOn },
      { header: t.form.reportOn, value: (row) => row.reportOn },
      { header: t.one.reportedOn, value: (row) => row.reportedOn },
    ],
    everyGrant(ctx, params),
  )
}
