import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayExportPeople } from '#modules/people/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyContact } from './query.server.ts'

/** The list as CSV or XLSX, with the same filters as the page it is asked from. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayExportPeople(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const w = t.contacts
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `contacts-${ctx.today()}`,
    [
      { header: w.columns.organisation, value: (row) => row.organisation },
      { header: t.partners.kind, value: (row) => t.kinds[row.kind] },
      { header: t.form.lastName, value: (row) => row.person.lastName },
      { header: t.form.firstName, value: (row) => row.person.firstName },
      { header: w.columns.role, value: (row) => w.roles[row.contact.role] },
      { header: w.columns.site, value: (row) => row.site },
      { header: w.main, value: (row) => (row.contact.main ? 1 : 0) },
      { header: t.form.phone, value: (row) => row.contact.phone ?? row.person.phone },
      { header: t.form.email, value: (row) => row.contact.email ?? row.person.email },
    ],
    everyContact(ctx, params),
  )
}
