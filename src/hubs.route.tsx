import { eq } from 'drizzle-orm'
import { redirect } from 'react-router'
import { hubs } from '#platform/db/tables.ts'
import { en as sessionEn } from '#platform/session/messages.en.ts'
import { fr as sessionFr } from '#platform/session/messages.fr.ts'
import { personOf, servicesContext } from '#platform/session/request.server.ts'
import type { Role } from '#platform/session/roles.ts'
import { hubRoles } from '#platform/session/tables.ts'
import { Card } from '#ui/Card.tsx'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Shell } from '#ui/Shell.tsx'
import type { Route } from './+types/hubs.route'

/** The places of the person signed in; with one only, straight to it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const services = context.get(servicesContext)
  const person = await personOf(services, request)
  if (!person) throw redirect('/connexion')
  const rows = await services.db.auth
    .select({ slug: hubs.slug, name: hubs.name, place: hubs.place, role: hubRoles.role })
    .from(hubRoles)
    .innerJoin(hubs, eq(hubs.id, hubRoles.hubId))
    .where(eq(hubRoles.userId, person.id))
    .orderBy(hubs.name)
  const places = new Map<string, { slug: string; name: string; place: string; roles: Role[] }>()
  for (const { role, ...hub } of rows) {
    const known = places.get(hub.slug) ?? { ...hub, roles: [] }
    known.roles.push(role)
    places.set(hub.slug, known)
  }
  const list = [...places.values()]
  if (list.length === 1) throw redirect(`/${list[0]!.slug}`)
  return { list, name: person.name }
}

export default function Hubs({ loaderData }: Route.ComponentProps) {
  const t = useWords({ fr: sessionFr, en: sessionEn })
  return (
    <Shell
      entries={[]}
      user={{
        name: loaderData.name,
        role: '',
        signOut: '/deconnexion',
        links: [{ label: t.preferences, href: '/preferences' }],
      }}
    >
      <title>{`${t.yourHubs} · Palier`}</title>
      <PageHeader title={t.yourHubs} lede={t.hubsLede} />
      {loaderData.list.length === 0 && <Notice tone="info">{t.noHub}</Notice>}
      <div className="ui-grid">
        {loaderData.list.map((hub) => (
          <Card key={hub.slug} title={<a href={`/${hub.slug}`}>{hub.name}</a>}>
            <p>{hub.place}</p>
            <p>{hub.roles.map((role) => t.roles[role]).join(', ')}</p>
          </Card>
        ))}
      </div>
    </Shell>
  )
}
