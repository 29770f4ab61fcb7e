import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/public-home.route'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

export function loader({ context }: Route.LoaderArgs) {
  const { hub } = context.get(hubContext)
  return { name: hub.name, place: hub.place, slug: hub.slug }
}

/** What a passer-by finds at the hub's open address: where it is, and the doors that need no account. */
export default function PublicHome({ loaderData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { name, place, slug } = loaderData
  return (
    <>
      <title>{`${name} · Palier`}</title>
      <PageHeader title={name} lede={place} />
      <p>{t.open.lede}</p>
      <div className="ui-row">
        <ButtonLink tone="primary" href={`/ouvert/${slug}/demander`}>
          {t.open.ask}
        </ButtonLink>
        <ButtonLink href={`/ouvert/${slug}/devenir-partenaire`}>{t.open.partner}</ButtonLink>
        <ButtonLink href={`/connexion?retour=/${slug}`}>{t.open.signIn}</ButtonLink>
      </div>
    </>
  )
}
