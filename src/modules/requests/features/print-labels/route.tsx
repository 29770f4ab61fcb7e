import { idsIn } from '#modules/requests/ids.ts'
import { viewsEn as en } from '#modules/requests/messages.views.en.ts'
import { viewsFr as fr } from '#modules/requests/messages.views.fr.ts'
import { mayReadRequests } from '#modules/requests/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Square } from '#ui/Square.tsx'
import type { Route } from './+types/route'
import { PrintPage } from './PrintPage.tsx'
import { readPrinted } from './query.server.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRequests(ctx.actor)) refusePage()
  const { origin, searchParams } = new URL(request.url)
  return await readPrinted(ctx, idsIn(searchParams), origin)
}

/** Labels for bags, keys and parcels: whose it is, and a square that opens the request. */
export default function Labels({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en }).labels
  return (
    <PrintPage title={t.title} lede={t.lede} base={`/${params.hub}/demandes`} n={loaderData.length}>
      <ul className="requests-labels">
        {loaderData.map((one) => (
          <li key={one.id} aria-label={t.labelOf(one.number)}>
            <Square square={one.square} />
            <div>
              <p className="requests-label-number">{one.number}</p>
              <p className="requests-label-who">{one.who}</p>
              <p>{one.serviceName}</p>
              <p>
                {t.dueOn} <DayFr value={one.dueOn} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </PrintPage>
  )
}
