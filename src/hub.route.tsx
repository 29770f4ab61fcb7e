import { Outlet, useLocation } from 'react-router'
import { en as sessionEn } from '#platform/session/messages.en.ts'
import { fr as sessionFr } from '#platform/session/messages.fr.ts'
import { hubContext, hubMiddleware, nonceContext } from '#platform/session/request.server.ts'
import { Ear } from '#ui/icons.ts'
import { LanguageProvider, useLocale, useWords } from '#ui/language.tsx'
import palette from '#ui/palette/palette.ts?worker&url'
import { Shell } from '#ui/Shell.tsx'
import type { Route } from './+types/hub.route'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'
import { en as signalsEn } from './modules/trial/messages/signals.en.ts'
import { fr as signalsFr } from './modules/trial/messages/signals.fr.ts'
import { mayNoteSignals } from './modules/trial/permits.ts'
import { entriesFor } from './navigation.ts'
import { maySearch } from './search.server.ts'

export const middleware: Route.MiddlewareFunction[] = [hubMiddleware]

export function loader({ context }: Route.LoaderArgs) {
  const { hub, actor, today } = context.get(hubContext)
  return {
    nonce: context.get(nonceContext),
    hub: { slug: hub.slug, name: hub.name, zone: hub.zone },
    actor: { name: actor.name, roles: [...actor.roles] },
    today: today(),
    mayFind: maySearch(actor),
    mayNote: mayNoteSignals(actor),
  }
}

/** A page's own action reloads that page; the frame does not change under it. */
export const shouldRevalidate = () => false

export default function HubFrame({ loaderData }: Route.ComponentProps) {
  const { hub, actor, today, mayFind, mayNote } = loaderData
  const signals = useWords({ fr: signalsFr, en: signalsEn })
  const t = useWords({ fr, en })
  const { nonce } = loaderData
  const session = useWords({ fr: sessionFr, en: sessionEn })
  const { pathname, search } = useLocation()
  const base = `/${hub.slug}`
  const found = pathname === `${base}/recherche` ? (new URLSearchParams(search).get('q') ?? '') : undefined
  const within = (path: string) => `${pathname}/`.startsWith(`${base}/${path}/`)
  const entries = entriesFor(actor.roles).map(({ word, path, icon, shortcut, alone, also = [] }) => {
    const href = path ? `${base}/${path}` : base
    return {
      shortcut,
      label: t.nav[word],
      href,
      icon,
      current: pathname === href || (path !== '' && !alone && [path, ...also].some(within)),
    }
  })
  return (
    <LanguageProvider locale={useLocale()} zone={hub.zone} today={today}>
      <Shell
        entries={entries}
        hub={{ name: hub.name, href: base }}
        search={
          mayFind ? { action: `${base}/recherche`, find: `${base}/recherche/vite`, value: found } : undefined
        }
        quick={
          mayNote && !pathname.endsWith('/signaux/noter')
            ? {
                label: signals.quick,
                icon: Ear,
                // The page one comes from, without what was typed in it: a search may hold a name.
                href: `${base}/phase-de-test/signaux/noter?de=${encodeURIComponent(pathname.slice(base.length + 1))}`,
              }
            : undefined
        }
        user={{
          name: actor.name,
          role: actor.roles.map((role) => session.roles[role]).join(', '),
          links: [
            { label: session.yourHubs, href: '/' },
            { label: session.preferences, href: '/preferences' },
          ],
          signOut: '/deconnexion',
        }}
      >
        <Outlet />
      </Shell>
      {mayFind && <script src={palette} defer nonce={nonce} suppressHydrationWarning />}
    </LanguageProvider>
  )
}
