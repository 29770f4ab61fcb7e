import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/subscriptions/messages.en.ts'
import { fr } from '#modules/subscriptions/messages.fr.ts'
import { mayReadSubscriptions } from '#modules/subscriptions/permits.ts'
import { everySubscription } from '#modules/subscriptions/read.server.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'

/** Subscriptions as CSV or XLSX, with the same filters as the page. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadSubscriptions(ctx.actor)) refusePage()
  const w = wordsFor(context.get(localeContext), { fr, en })
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `abonnements-${ctx.today()}`,
    [
      { header: 'AB', value: (row) => row.number },
      { header: w.columns.who, value: (row) => row.holderName },
      { header: w.columns.plan, value: (row) => row.planName },
      { header: w.columns.since, value: (row) => row.startsOn },
      { header: w.columns.next, value: (row) => (row.state === 'active' ? row.nextOn : null) },
      { header: w.columns.state, value: (row) => w.states[row.standing] },
      { header: w.columns.price, value: (row) => Number(toDecimal(row.price)) },
      { header: w.plan.every, value: (row) => w.every[row.every] },
    ],
    everySubscription(ctx, params),
  )
}
