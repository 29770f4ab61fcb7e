import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayExportPeople } from '#modules/people/permits.ts'
import { wayToWrite } from '#modules/people/rules/reach.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyRenewal } from './query.server.ts'

/** The list as a file for a mail merge: each person with the way that reaches them. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayExportPeople(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const w = t.renewal
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `adhesions-${ctx.today()}`,
    [
      { header: t.form.lastName, value: ({ person }) => person.lastName },
      { header: t.form.firstName, value: ({ person }) => person.firstName },
      { header: w.columns.ends, value: (row) => row.endsOn },
      { header: t.person.fee, value: (row) => Number(row.fee) / 100 },
      {
        header: w.columns.reach,
        value: ({ person }) => {
          const way = wayToWrite(person)
          return way ? t.reach.ways[way] : w.inPerson
        },
      },
      { header: t.form.email, value: ({ person }) => person.email },
      { header: t.form.phone, value: ({ person }) => person.phone },
      { header: t.form.street, value: ({ person }) => person.street },
      { header: t.form.postcode, value: ({ person }) => person.postcode },
      { header: t.form.city, value: ({ person }) => person.city },
      { header: w.columns.told, value: (row) => row.toldAt?.toISOString().slice(0, 10) ?? null },
    ],
    everyRenewal(ctx, params),
  )
}
