import { wordsFor } from '#kit/words.ts'
import { en as picturesEn } from '#modules/rounds/messages.pictures.en.ts'
import { fr as picturesFr } from '#modules/rounds/messages.pictures.fr.ts'
import { en as tripsEn } from '#modules/rounds/messages.trips.en.ts'
import { fr as tripsFr } from '#modules/rounds/messages.trips.fr.ts'
import { mayReadTrips } from '#modules/rounds/permits.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { askedIn } from './address.ts'
import { everyReviewed } from './query.server.ts'

/** The rounds of the review, a line each, as CSV or XLSX. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrips(ctx.actor)) refusePage()
  const locale = context.get(localeContext)
  const { review } = wordsFor(locale, { fr: picturesFr, en: picturesEn })
  const { modes } = wordsFor(locale, { fr: tripsFr, en: tripsEn })
  const f = review.file
  const params = new URL(request.url).searchParams
  const asked = askedIn(params, ctx.today())
  return exportFile(
    params.get('format'),
    `${f.name}-${asked.from}-${asked.to}`,
    [
      { header: f.number, value: (round) => round.number },
      { header: f.day, value: (round) => round.day },
      { header: f.round, value: (round) => round.name },
      { header: f.who, value: (round) => round.who },
      { header: f.vehicle, value: (round) => round.vehicle },
      { header: f.mode, value: (round) => modes[round.mode] },
      { header: f.scheme, value: (round) => round.scheme },
      { header: f.template, value: (round) => round.template },
      { header: f.stops, value: (round) => round.stops },
      { header: f.failed, value: (round) => round.failed },
      { header: f.timed, value: (round) => round.timed },
      { header: f.onTime, value: (round) => round.onTime },
      { header: f.km, value: (round) => round.metres / 1000 },
      { header: f.plannedKm, value: (round) => round.plannedMetres / 1000 },
      { header: f.aloneKm, value: (round) => round.alone / 1000 },
      { header: f.revenue, value: (round) => round.revenue / 100 },
      { header: f.cost, value: (round) => round.cost / 100 },
      { header: f.margin, value: (round) => round.margin / 100 },
      { header: f.plannedMargin, value: (round) => round.plannedMargin / 100 },
      { header: f.saved, value: (round) => Math.round(round.grams) / 1000 },
    ],
    everyReviewed(ctx, asked),
  )
}
