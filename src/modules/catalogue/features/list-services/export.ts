import { toDecimal } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { en } from '#modules/catalogue/messages.en.ts'
import { fr } from '#modules/catalogue/messages.fr.ts'
import { mayReadCatalogue } from '#modules/catalogue/permits.ts'
import type { Service } from '#modules/catalogue/services.server.ts'
import { SEGMENTS } from '#modules/people/index.server.ts'
import { segmentWords } from '#modules/people/ui/segments.ts'
import { exportFile } from '#platform/lists/export.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/export'
import { catalogue } from './query.server.ts'

async function* each(services: readonly Service[]): AsyncGenerator<Service> {
  yield* services
}

/** The catalogue as CSV or XLSX, one column of price per segment. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadCatalogue(ctx.actor)) refusePage()
  const locale = context.get(localeContext)
  const t = wordsFor(locale, { fr, en })
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
        value: (row: Service) => {
          const price = row.prices[segment]
          return price === undefined ? null : Number(toDecimal(price))
        },
      })),
    ],
    each(services),
  )
}
