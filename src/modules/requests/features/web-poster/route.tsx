import { cents } from '#kit/money.ts'
import { useServiceWords } from '#modules/catalogue/ui/service-words.ts'
import { webEn } from '#modules/requests/messages.web.en.ts'
import { webFr } from '#modules/requests/messages.web.fr.ts'
import { mayTakeRequests } from '#modules/requests/permits.ts'
import { publicServices } from '#modules/requests/web/ask.server.ts'
import { qrSquare } from '#platform/files/qr.server.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import '#modules/requests/ui/web.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayTakeRequests(ctx.actor)) refusePage()
  const { origin, searchParams } = new URL(request.url)
  const services = await publicServices(ctx)
  const service = services.find(({ id }) => id === searchParams.get('service')) ?? null
  const link = `${origin}/ouvert/${ctx.hub.slug}/demander`
  const qr = qrSquare(service ? `${link}?service=${service.id}` : link)
  return { hub: ctx.hub.name, place: ctx.hub.place, services, service, link, qr }
}

/** An A4 sheet: what, a square to scan, an address to type. */
export default function Poster({ loaderData, params }: Route.ComponentProps) {
  const w = useWords({ fr: webFr, en: webEn })
  const p = w.poster
  const { units } = useServiceWords()
  const { services, service, link, qr } = loaderData
  return (
    <>
      <title>{`${p.title} · Palier`}</title>
      <div className="ui-no-print">
        <PageHeader
          title={p.title}
          lede={p.lede}
          quiet={
            <ButtonLink icon={ArrowLeft} href={`/${params.hub}/demandes/du-site`}>
              {w.inbox.title}
            </ButtonLink>
          }
        />
        <form method="get" className="ui-form">
          <Asking>
            <Field
              type="select"
              name="service"
              label={p.service}
              blank={p.any}
              value={service?.id ?? ''}
              options={services.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Asking>
          <div className="ui-row">
            <Button>{p.show}</Button>
          </div>
        </form>
        <p className="ui-soft">{p.print}</p>
      </div>
      <article className="requests-poster" aria-label={p.title}>
        <p className="requests-poster-over">{p.over}</p>
        <p className="requests-poster-what">{service?.name ?? loaderData.hub}</p>
        {service && (
          <p>
            {service.price === 0n ? (
              w.form.free
            ) : (
              <>
                <Amount value={cents(service.price)} /> {units[service.unit]}
              </>
            )}
          </p>
        )}
        <svg
          viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`}
          shapeRendering="crispEdges"
          role="img"
          aria-label={p.scan}
        >
          <path
            className="requests-poster-white"
            d={`M-4 -4h${qr.size + 8}v${qr.size + 8}h-${qr.size + 8}z`}
          />
          <path className="requests-poster-dark" d={qr.path} />
        </svg>
        <p className="requests-poster-scan">{p.scan}</p>
        <p>
          {p.or} <strong className="requests-poster-link">{link.replace(/^https?:\/\//, '')}</strong>
        </p>
        <p className="ui-soft">{p.noAccount}</p>
        <p>
          <strong>{loaderData.hub}</strong>
          {loaderData.place && `, ${loaderData.place}`}
        </p>
      </article>
    </>
  )
}
