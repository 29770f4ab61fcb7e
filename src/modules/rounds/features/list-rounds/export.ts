import { type Cents, toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/rounds/messages.day.en.ts'
import { fr } from '#modules/rounds/messages.day.fr.ts'
import { mayReadTrips } from '#modules/rounds/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyRound } from './query.server.ts'

const euros = (amount: Cents | null | undefined) => (amount ? Number(toDecimal(amount)) : null)

/** The rounds as CSV or XLSX, with the same filters as the page. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrips(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const c = t.listPage.columns
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `${t.listPage.file}-${ctx.today()}`,
    [
      { header: c.number, value: (round) => round.number },
      { header: c.day, value: (round) => round.day },
      { header: c.name, value: (round) => round.name },
      { header: c.state, value: (round) => t.states[round.state] },
      { header: c.who, value: (round) => round.whoName },
      { header: c.vehicle, value: (round) => round.vehicleName },
      { header: c.stops, value: (round) => round.stops },
      { header: c.km, value: (round) => round.metres / 1000 },
      { header: c.revenue, value: (round) => round.money && euros(round.money.revenue) },
      { header: c.cost, value: (round) => round.money && euros(round.money.cost) },
      { header: c.planned, value: (round) => round.money && euros(round.money.planned) },
      { header: c.driven, value: (round) => round.money && euros(round.money.driven) },
    ],
    everyRound(ctx, params),
  )
}
