import { Outlet } from 'react-router'
import { hubContext, publicMiddleware } from '#platform/session/request.server.ts'
import { LanguageProvider, useLocale } from '#ui/language.tsx'
import { Shell } from '#ui/Shell.tsx'
import type { Route } from './+types/public.route'

export const middleware: Route.MiddlewareFunction[] = [publicMiddleware]

export function loader({ context }: Route.LoaderArgs) {
  const { hub, today } = context.get(hubContext)
  return { hub: { slug: hub.slug, name: hub.name, zone: hub.zone }, today: today() }
}

/** A page's own action reloads that page; the frame does not change under it. */
export const shouldRevalidate = () => false

/** The frame of what anybody may open: the hub's name, no navigation. */
export default function PublicFrame({ loaderData }: Route.ComponentProps) {
  const { hub, today } = loaderData
  return (
    <LanguageProvider locale={useLocale()} zone={hub.zone} today={today}>
      <Shell entries={[]} home={`/ouvert/${hub.slug}`} hub={{ name: hub.name, href: `/ouvert/${hub.slug}` }}>
        <Outlet />
      </Shell>
    </LanguageProvider>
  )
}
