import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/measures/messages.en.ts'
import { fr } from '#modules/measures/messages.fr.ts'
import { mayReadRows } from '#modules/measures/permits.ts'
import { measureOf } from '#modules/measures/registry.ts'
import { dayAsked } from '#modules/measures/rules/day-asked.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyCountedRow, keyLabel } from './query.server.ts'

/** The rows that a measure counts, as CSV or XLSX. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRows(ctx.actor)) refusePage()
  const measure = measureOf(params.measure)
  if (!measure) noPage()
  const locale = context.get(localeContext)
  const t = wordsFor(locale, { fr, en })
  const query = new URL(request.url).searchParams
  const { day } = dayAsked(query.get('jour'), ctx.today())
  return exportFile(
    query.get('format'),
    `${measure.id.replace('.', '-')}-${day}`,
    [
      { header: t.columns.day, value: (row) => row.day },
      { header: t.columns.label, value: (row) => row.label },
      { header: t.columns.key, value: (row) => keyLabel(measure, locale, row.key) },
      { header: t.columns.hit, value: (row) => (row.hit ? t.yes : t.no) },
      {
        header: t.columns.amount,
        value: (row) => (row.amount === null ? null : Number(toDecimal(row.amount))),
      },
    ],
    everyCountedRow(ctx, measure.id, day, query),
  )
}
