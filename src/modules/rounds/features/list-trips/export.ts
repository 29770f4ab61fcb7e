import { minus, toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/rounds/messages.trips.en.ts'
import { fr } from '#modules/rounds/messages.trips.fr.ts'
import { mayReadTrips } from '#modules/rounds/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { everyTrip } from './query.server.ts'

/** The trips as CSV or XLSX, with the same filters as the page. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrips(ctx.actor)) refusePage()
  const t = wordsFor(context.get(localeContext), { fr, en })
  const c = t.columns
  const params = new URL(request.url).searchParams
  return exportFile(
    params.get('format'),
    `${t.file}-${ctx.today()}`,
    [
      { header: c.day, value: (trip) => trip.day },
      { header: c.zone, value: (trip) => trip.zone },
      { header: c.scheme, value: (trip) => trip.scheme },
      { header: c.mode, value: (trip) => t.modes[trip.mode] },
      { header: c.handover, value: (trip) => t.handovers[trip.handover] },
      { header: c.stops, value: (trip) => trip.stops },
      { header: c.km, value: (trip) => trip.metres / 1000 },
      { header: c.paid, value: (trip) => trip.paidMinutes },
      { header: c.volunteer, value: (trip) => trip.volunteerMinutes },
      { header: c.handling, value: (trip) => Number(toDecimal(trip.handling)) },
      { header: c.cost, value: (trip) => Number(toDecimal(trip.cost)) },
      { header: c.income, value: (trip) => Number(toDecimal(trip.income)) },
      { header: c.margin, value: (trip) => Number(toDecimal(minus(trip.income, trip.cost))) },
      { header: c.note, value: (trip) => trip.note },
    ],
    everyTrip(ctx, params),
  )
}
