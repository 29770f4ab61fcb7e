import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { mayExportErrands } from '#modules/rounds/permits.ts'
import { hoursInput } from '#modules/rounds/rules/errands/hours.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyErrand } from './query.server.ts'

/** The errands as CSV or XLSX, with the same filters as the page. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayExportErrands(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const c = t.columns
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `${t.errands.file}-${ctx.today()}`,
    [
      { header: c.number, value: (row) => row.number },
      { header: c.day, value: (row) => row.day },
      { header: c.way, value: (row) => t.ways[row.way] },
      { header: c.what, value: (row) => row.what },
      { header: c.whom, value: (row) => row.whom },
      { header: c.phone, value: (row) => row.phone },
      { header: c.address, value: (row) => row.address },
      { header: c.toAddress, value: (row) => row.toAddress },
      { header: c.hours, value: (row) => hoursInput(row.hours) },
      { header: c.minutes, value: (row) => row.minutes },
      { header: c.kg, value: (row) => row.kg },
      { header: c.crates, value: (row) => row.crates },
      { header: c.price, value: (row) => Number(toDecimal(row.revenue)) },
      { header: c.handling, value: (row) => Number(toDecimal(row.handling)) },
      { header: c.state, value: (row) => t.states[row.state] },
      { header: c.note, value: (row) => row.note },
    ],
    everyErrand(ctx, params),
  )
}
