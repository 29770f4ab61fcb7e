import { viewsEn as en } from '#modules/requests/messages.views.en.ts'
import { viewsFr as fr } from '#modules/requests/messages.views.fr.ts'
import { mayMoveRequests } from '#modules/requests/permits.ts'
import { ViewTabs } from '#modules/requests/ui/ViewTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { MAPPED, readMap } from './query.server.ts'
import { Towns } from './Towns.tsx'
import '#modules/requests/ui/request.css'
import './map.css'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayMoveRequests(ctx.actor)) refusePage()
  return { ...(await readMap(ctx)), most: MAPPED }
}

/** Where people wait: a plan of bubbles, and the same as a list. */
export default function RequestsMap({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en }).map
  const { towns, total, capped, most } = loaderData
  const base = `/${params.hub}/demandes`
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} />
      <ViewTabs base={base} current="carte" />
      {capped && <p>{t.capped(most)}</p>}
      {total === 0 ? (
        <EmptyState title={t.empty} action={<ButtonLink href={base}>{t.all}</ButtonLink>}>
          {t.emptyText}
        </EmptyState>
      ) : (
        <Towns towns={towns} total={total} base={base} />
      )}
    </>
  )
}
