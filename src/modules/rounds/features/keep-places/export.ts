import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/rounds/messages.interface.en.ts'
import { fr } from '#modules/rounds/messages.interface.fr.ts'
import { mayKeepPlaces } from '#modules/rounds/travel/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyPlace } from './query.server.ts'

/** The list as CSV or XLSX, with the same filters as the page; the CSV can be imported again. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepPlaces(ctx.actor)) refusePage()
  const w = wordsFor(context.get(localeContext), { fr, en }).places
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `lieux-${ctx.today()}`,
    [
      { header: w.columns.address, value: (row) => row.address },
      { header: 'Latitude', value: (row) => row.lat },
      { header: 'Longitude', value: (row) => row.lon },
      { header: w.columns.state, value: (row) => w.states[row.state] },
      { header: w.columns.source, value: (row) => w.sources[row.source] },
      { header: w.columns.found, value: (row) => row.label },
    ],
    everyPlace(ctx, params),
  )
}
