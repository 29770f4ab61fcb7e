import { wordsFor } from '#kit/words.ts'
import { fieldEn as en } from '#modules/requests/messages.field.en.ts'
import { fieldFr as fr } from '#modules/requests/messages.field.fr.ts'
import { mayGoOut } from '#modules/requests/permits.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import type { Route } from './+types/manifest'

/** What a phone needs to keep « Ma journée » among its applications; it opens there without a network. */
export function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayGoOut(ctx.actor)) refusePage()
  const locale = context.get(localeContext)
  const t = wordsFor(locale, { fr, en })
  const page = `/${ctx.hub.slug}/terrain`
  const manifest = {
    ...{ id: page, start_url: page, scope: `/${ctx.hub.slug}/`, display: 'standalone', lang: locale },
    ...{ name: `${t.title} · ${ctx.hub.name}`, short_name: t.title },
    ...{ background_color: '#fbf8f3', theme_color: '#0f5c63' },
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  }
  return new Response(JSON.stringify(manifest), { headers: { 'Content-Type': 'application/manifest+json' } })
}
