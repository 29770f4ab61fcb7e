import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/providers/messages.en.ts'
import { fr } from '#modules/providers/messages.fr.ts'
import { mayReadProviders } from '#modules/providers/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { type ListedProvider, listProviders } from './query.server.ts'

async function* each(rows: readonly ListedProvider[]): AsyncGenerator<ListedProvider> {
  yield* rows
}

/** The list as CSV or XLSX, with the same filters as the page it is asked from. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadProviders(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const c = t.columns
  const params = new URL(request.url).searchParams
  const { rows } = await listProviders(ctx, params)
  return await exportFile(
    params.get('format'),
    `prestataires-${ctx.today()}`,
    [
      { header: c.name, value: (row) => row.name },
      { header: c.kind, value: (row) => t.kinds[row.kind] },
      { header: c.state, value: (row) => t.states[row.state] },
      { header: c.insurance, value: (row) => row.insuranceUntil },
      { header: c.registration, value: (row) => row.registrationUntil },
      { header: c.does, value: (row) => row.services.join(', ') },
      { header: c.zone, value: (row) => row.zone.join(', ') },
      { header: c.capacity, value: (row) => row.weeklyCapacity },
      { header: c.share, value: (row) => (row.sharePermille === null ? null : row.sharePermille / 10) },
      { header: c.rating, value: (row) => row.rating?.average ?? null },
    ],
    each(rows),
  )
}
