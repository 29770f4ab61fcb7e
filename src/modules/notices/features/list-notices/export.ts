import { dayIn, minuteIn } from '#kit/day.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/notices/messages.en.ts'
import { fr } from '#modules/notices/messages.fr.ts'
import { mayReadNotices } from '#modules/notices/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyNotice } from './query.server.ts'

/** The list as CSV or XLSX, with the same filters as the page it is asked from. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadNotices(ctx.actor)) refusePage()
  const w = wordsFor(context.get(localeContext), { fr, en })
  const params = new URL(request.url).searchParams
  const moment = (at: Date) => {
    const minutes = minuteIn(at, ctx.hub.zone)
    const two = (n: number) => String(n).padStart(2, '0')
    return `${dayIn(at, ctx.hub.zone)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  }
  return exportFile(
    params.get('format'),
    `messages-${ctx.today()}`,
    [
      { header: w.columns.at, value: (row) => moment(row.at) },
      { header: w.columns.who, value: (row) => row.name },
      { header: w.columns.template, value: (row) => w.templates.names[row.template] },
      { header: w.columns.what, value: (row) => row.subject },
      { header: w.columns.way, value: (row) => w.ways[row.way] },
      { header: w.columns.address, value: (row) => row.address },
      { header: w.columns.state, value: (row) => w.states[row.state] },
      {
        header: w.columns.told,
        value: (row) => row.toldAt && moment(row.toldAt),
      },
      { header: w.columns.by, value: (row) => row.toldBy },
    ],
    everyNotice(ctx, params),
  )
}
