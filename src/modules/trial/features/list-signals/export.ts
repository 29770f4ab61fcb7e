import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/trial/messages/signals.en.ts'
import { fr } from '#modules/trial/messages/signals.fr.ts'
import { mayReadSignals } from '#modules/trial/permits.ts'
import { everySignal } from '#modules/trial/signals/list.server.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'

/** The notebook as CSV or XLSX, with the same filters as the page and for the same eyes. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadSignals(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `signaux-${ctx.today()}`,
    [
      { header: t.list.day, value: (row) => row.day },
      { header: t.list.signal, value: (row) => row.text || t.fileNote },
      { header: t.list.author, value: (row) => row.author },
      { header: t.list.tags, value: (row) => row.tags.map(({ label }) => label).join(', ') },
      { header: t.list.state, value: (row) => t.states[row.state] },
    ],
    everySignal(ctx, params),
  )
}
