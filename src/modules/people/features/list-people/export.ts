import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayExportPeople } from '#modules/people/permits.ts'
import { wayToReach } from '#modules/people/rules/reach.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyPerson } from './query.server.ts'

/** The list as CSV or XLSX, with the same filters as the page it is asked from. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayExportPeople(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `personnes-${ctx.today()}`,
    [
      { header: t.form.lastName, value: (row) => row.lastName },
      { header: t.form.firstName, value: (row) => row.firstName },
      { header: t.columns.segment, value: (row) => t.segments[row.segment] },
      { header: t.columns.roles, value: (row) => row.roles.map((role) => t.roles[role]).join(', ') },
      { header: t.columns.memberUntil, value: (row) => row.memberUntil },
      { header: t.columns.phone, value: (row) => row.phone },
      { header: t.columns.email, value: (row) => row.email },
      { header: t.form.street, value: (row) => row.street },
      { header: t.form.postcode, value: (row) => row.postcode },
      { header: t.columns.city, value: (row) => row.city },
      {
        header: t.reach.reachBy,
        value: (row) => {
          const way = wayToReach(row)
          return way ? t.reach.ways[way] : t.reach.nowhere
        },
      },
      {
        header: t.reach.filter,
        value: (row) => row.agreed.map((purpose) => t.reach.shortPurposes[purpose]).join(', '),
      },
      { header: t.reach.benefit, value: (row) => row.benefit && t.reach.benefits[row.benefit] },
    ],
    everyPerson(ctx, params),
  )
}
