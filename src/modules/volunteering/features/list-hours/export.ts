import { wordsFor } from '#kit/words.ts'
import { everyHour } from '#modules/volunteering/lists.server.ts'
import { en } from '#modules/volunteering/messages.en.ts'
import { fr } from '#modules/volunteering/messages.fr.ts'
import { mayReadHours } from '#modules/volunteering/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'

/** Everybody's hours, as CSV or XLSX, with the same filters as the page. Durations in decimal hours. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadHours(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `heures-${ctx.today()}`,
    [
      { header: t.fields.day, value: (row) => row.day },
      { header: t.fields.who, value: (row) => row.name },
      { header: t.fields.minutes, value: (row) => Math.round((row.minutes / 60) * 100) / 100 },
      { header: t.fields.kind, value: (row) => t.kinds[row.kind] },
      { header: t.fields.activity, value: (row) => t.activities[row.activity] },
      { header: t.fields.note, value: (row) => row.note },
      { header: t.fields.noted, value: (row) => row.recordedName },
    ],
    everyHour(ctx, params),
  )
}
