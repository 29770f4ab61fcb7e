import { wordsFor } from '#kit/words.ts'
import { contractEn as en } from '#modules/contracts/messages.contract.en.ts'
import { contractFr as fr } from '#modules/contracts/messages.contract.fr.ts'
import { mayReadContracts } from '#modules/contracts/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyContract } from './query.server.ts'

/** The list as CSV or XLSX, with the same filters as the page it is asked from. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadContracts(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const w = t.columns
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `${t.file}-${ctx.today()}`,
    [
      { header: w.number, value: (row) => row.number },
      { header: w.organisation, value: (row) => row.organisation },
      { header: w.title, value: (row) => row.title },
      { header: w.state, value: (row) => t.states[row.state] },
      { header: w.starts, value: (row) => row.startsOn },
      { header: w.ends, value: (row) => row.endsOn },
      { header: t.form.notice, value: (row) => row.noticeMonths },
      { header: w.fee, value: (row) => Number(row.fee) / 100 },
    ],
    everyContract(ctx, params),
  )
}
