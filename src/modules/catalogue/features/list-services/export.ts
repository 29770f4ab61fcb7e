import { type Cents, toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/catalogue/messages.en.ts'
import { fr } from '#modules/catalogue/messages.fr.ts'
import { mayReadCatalogue } from '#modules/catalogue/permits.ts'
import { pauseOn, seasonRuns } from '#modules/catalogue/rules/availability.ts'
import { partsLine } from '#modules/catalogue/rules/parts.ts'
import type { Service } from '#modules/catalogue/services.server.ts'
import { PERSON_SEGMENTS, SEGMENTS } from '#modules/people/index.server.ts'
import { segmentWords } from '#modules/people/ui/segments.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { catalogue } from './query.server.ts'

async function* each(services: readonly Service[]): AsyncGenerator<Service> {
  yield* services
}

const euros = (price: Cents | undefined): number | null =>
  price === undefined ? null : Number(toDecimal(price))

/** The catalogue as CSV or XLSX, one column of price per segment and rate, with the terms. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadCatalogue(ctx.actor)) refusePage()
  const locale = context.get(localeContext)
  const t = wordsFor(locale, { fr, en })
  const w = t.terms
  const names = segmentWords(locale)
  const params = new URL(request.url).searchParams
  const { services } = await catalogue(ctx, params)
  return await exportFile(
    params.get('format'),
    `catalogue-${ctx.today()}`,
    [
      { header: t.columns.service, value: (row) => row.name },
      { header: t.columns.activity, value: (row) => t.activities[row.activity] },
      { header: t.columns.unit, value: (row) => t.units[row.unit] },
      { header: t.columns.minutes, value: (row) => row.minutes },
      { header: t.columns.cost, value: (row) => Number(toDecimal(row.directCost)) },
      ...SEGMENTS.map((segment) => ({
        header: names[segment],
        value: (row: Service) => euros(row.prices[segment]),
      })),
      ...(['solidarity', 'support'] as const).flatMap((rate) =>
        PERSON_SEGMENTS.map((segment) => ({
          header: `${w.rates[rate]} ${names[segment]}`,
          value: (row: Service) => euros(row.rates[rate][segment]),
        })),
      ),
      { header: w.pack.contents, value: (row) => partsLine(row.parts) },
      { header: w.delayHours, value: (row) => row.delayHours },
      { header: w.documents, value: (row) => row.documents.join(', ') },
      { header: w.zone, value: (row) => row.zone.join(', ') },
      { header: w.skills, value: (row) => row.skills.join(', ') },
      {
        header: w.season,
        value: (row) =>
          seasonRuns(row.season)
            .map(([from, to]) => w.run(w.months[from - 1]!, w.months[to - 1]!))
            .join(', '),
      },
      { header: w.sap, value: (row) => (row.homeService ? w.sap : '') },
      { header: `${w.vatRate} (%)`, value: (row) => (row.vatRate === null ? null : row.vatRate / 10) },
      { header: `${w.providerShare} (%)`, value: (row) => row.providerShare / 10 },
      {
        header: w.paused,
        value: (row) => pauseOn(row.pauses, ctx.today())?.why ?? '',
      },
    ],
    each(services),
  )
}
