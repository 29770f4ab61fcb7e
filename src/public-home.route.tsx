import { cents } from '#kit/money.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Handshake, Plus, User } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/public-home.route'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'
import { useServiceWords } from './modules/catalogue/ui/service-words.ts'
import { publicServices } from './modules/requests/index.server.ts'
import './front.css'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const { name, place, slug, openWords } = ctx.hub
  return { name, place, slug, openWords, services: await publicServices(ctx) }
}

/** What a passer-by finds at the hub's open address: where and when it is open, what it does, and the doors that need no account. */
export default function PublicHome({ loaderData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { activities, units } = useServiceWords()
  const { name, place, slug, openWords, services } = loaderData
  const base = `/ouvert/${slug}`
  const groups = [...Map.groupBy(services, (one) => one.activity)]
  return (
    <>
      <title>{`${name} · Palier`}</title>
      <PageHeader
        title={name}
        lede={place}
        action={
          <ButtonLink tone="primary" icon={Plus} href={`${base}/demander`}>
            {t.open.ask}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        <p className="front-open">{openWords || t.open.lede}</p>
        {groups.length > 0 && (
          <Card title={t.open.services}>
            {groups.map(([activity, those]) => (
              <section key={activity}>
                <h3 className="front-activity">{activities[activity]}</h3>
                <ul className="front-services">
                  {those.map((one) => (
                    <li key={one.id}>
                      <a href={`${base}/demander?service=${one.id}`}>{one.name}</a>
                      <span>
                        {one.price === 0n ? (
                          t.open.free
                        ) : (
                          <>
                            <Amount value={cents(one.price)} /> {units[one.unit]}
                          </>
                        )}
                      </span>
                      {one.description && <span className="ui-soft">{one.description}</span>}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
            <p className="ui-soft">{t.open.other}</p>
          </Card>
        )}
        <div className="ui-row">
          <ButtonLink icon={User} href={`/connexion?retour=/${slug}`}>
            {t.open.signIn}
          </ButtonLink>
          <ButtonLink icon={Handshake} href={`${base}/devenir-partenaire`}>
            {t.open.partner}
          </ButtonLink>
        </div>
      </div>
    </>
  )
}
