import '#ui/ui.css'
import type { ReactNode } from 'react'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  useMatches,
  useRouteLoaderData,
} from 'react-router'
import { localeContext, nonceContext, personOf, servicesContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { LanguageProvider, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Shell } from '#ui/Shell.tsx'
import type { Route } from './+types/root'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const person = await personOf(context.get(servicesContext), request)
  const locale = person?.locale ?? context.get(localeContext)
  return { locale, nonce: context.get(nonceContext) }
}

/** A page's own state decides alone whether anything has changed: no reloading of the root by scripts. */
export const shouldRevalidate = () => false

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root')
  const locale = data?.locale ?? 'fr'
  const asked = useMatches().some((m) => (m.handle as { scripts?: boolean } | undefined)?.scripts)
  // In development every page listens for changes and reloads itself.
  const scripts = asked || import.meta.env.DEV
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {/* What an iPhone puts on its home screen: it reads no SVG there. Drawn from icon.svg. */}
        <link rel="apple-touch-icon" href="/icon-180.png" />
        <Meta />
        <Links />
      </head>
      <body>
        <LanguageProvider locale={locale}>{children}</LanguageProvider>
        {scripts ? <Scripts nonce={data?.nonce} /> : null}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const t = useWords({ fr, en })
  const status = isRouteErrorResponse(error) ? error.status : 500
  const words = status === 404 ? t.notFound : status === 403 ? t.forbidden : t.broken
  return (
    <>
      <title>{words.title}</title>
      <Shell entries={[]}>
        <PageHeader
          title={words.title}
          lede={words.text}
          action={
            <ButtonLink tone="primary" href="/">
              {t.home}
            </ButtonLink>
          }
        />
      </Shell>
    </>
  )
}
