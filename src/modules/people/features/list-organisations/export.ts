import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayReadPeople } from '#modules/people/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyOrganisation } from './query.server.ts'

/** The list as CSV or XLSX, with the same filters as the page it is asked from. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPeople(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `partenaires-${ctx.today()}`,
    [
      { header: t.partners.name, value: (row) => row.name },
      { header: t.partners.kind, value: (row) => t.kinds[row.kind] },
      { header: t.partners.siret, value: (row) => row.siret },
      { header: t.form.phone, value: (row) => row.phone },
      { header: t.form.email, value: (row) => row.email },
      { header: t.form.street, value: (row) => row.street },
      { header: t.form.postcode, value: (row) => row.postcode },
      { header: t.form.city, value: (row) => row.city },
    ],
    everyOrganisation(ctx, params),
  )
}
