import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/people/messages.import.en.ts'
import { fr } from '#modules/people/messages.import.fr.ts'
import { mayImportPeople } from '#modules/people/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/model'

const COLUMNS = {
  externalId: '1',
  lastName: 'Exemple',
  firstName: 'Zoé',
  email: 'zoe@exemple.fr',
  phone: '06 12 34 56 78',
  street: '3 rue des Lilas',
  postcode: '38000',
  city: 'Grenoble',
  startsOn: '01/01/2026',
  endsOn: '31/12/2026',
  fee: '12,00',
  needs: '',
} as const

async function* one(): AsyncGenerator<typeof COLUMNS> {
  yield COLUMNS
}

/** A file to fill in: the headings that are recognised, and one row to write over. */
export function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayImportPeople(ctx.actor)) refusePage()
  const { fields } = wordsFor(context.get(localeContext), { fr, en })
  const columns = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).map((field) => ({
    header: fields[field],
    value: (row: typeof COLUMNS) => row[field],
  }))
  return exportFile('csv', 'personnes-modele', columns, one())
}
