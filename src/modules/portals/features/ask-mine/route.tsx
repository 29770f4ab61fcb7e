import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { useServiceWords } from '#modules/catalogue/ui/service-words.ts'
import { getPerson, reachOfActor } from '#modules/people/index.server.ts'
import { spaceEn } from '#modules/portals/messages.space.en.ts'
import { spaceFr } from '#modules/portals/messages.space.fr.ts'
import { mayUseSpace } from '#modules/portals/permits.ts'
import { askOneself, publicServices } from '#modules/requests/index.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { askForm } from './form.ts'
import '#modules/portals/ui/portals.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseSpace(ctx.actor)) refusePage()
  const reach = await reachOfActor(ctx)
  if (!reach) return { lost: true as const }
  const params = new URL(request.url).searchParams
  const others = reach.actsFor.filter(({ powers }) => powers.includes('ask'))
  const other = others.find(({ id }) => id === params.get('pour'))
  // Prices are those of whom it serves.
  const served = await getPerson(ctx, other?.id ?? reach.me.id)
  return {
    lost: false as const,
    others: others.map(({ id, name }) => ({ id, name })),
    other: other ? { id: other.id, name: other.name } : null,
    services: await publicServices(ctx, served?.segment),
    chosen: params.get('service') ?? '',
    today: ctx.today(),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayUseSpace(ctx.actor)) refusePage()
  const form = readForm(askForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const asked = await askOneself(ctx, form.value)
  if (!asked.ok) return data(refusedForm(form.values, asked), { status: 422 })
  const number = asked.value.number ? `&numero=${asked.value.number}` : ''
  return redirect(`/${ctx.hub.slug}/mon-espace?fait=demande${number}`)
}

/** A member asks, for themselves or for somebody they act for: a service, or words. */
export default function Ask({ loaderData, actionData, params }: Route.ComponentProps) {
  const w = useWords({ fr: spaceFr, en: spaceEn })
  const f = w.form
  const locale = useLocale()
  const base = `/${params.hub}/mon-espace`
  const back = (
    <ButtonLink icon={ArrowLeft} href={base}>
      {w.title}
    </ButtonLink>
  )
  if (loaderData.lost)
    return (
      <>
        <title>{`${w.ask} · Palier`}</title>
        <PageHeader title={w.ask} quiet={back} />
        <EmptyState title={w.lost}>{w.lostText}</EmptyState>
      </>
    )
  const { other, others, services, today, key, chosen } = loaderData
  const title = other ? f.titleFor(other.name) : f.title
  const shown = shownForm(locale, actionData, w.errors, { serviceId: chosen })
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} quiet={back} />
      <div className="ui-stack">
        {others.length > 0 && (
          <nav aria-label={f.who} className="portals-filters">
            <ButtonLink href={`${base}/demander`} aria-current={other ? undefined : 'page'}>
              {f.myself}
            </ButtonLink>
            {others.map((one) => (
              <ButtonLink
                key={one.id}
                href={`${base}/demander?pour=${one.id}`}
                aria-current={one.id === other?.id ? 'page' : undefined}
              >
                {w.askFor(one.name)}
              </ButtonLink>
            ))}
          </nav>
        )}
        <Form id="ask" idempotencyKey={key} hidden={other ? { forId: other.id } : {}} {...shown}>
          <Services
            services={services}
            chosen={shown.values.serviceId ?? ''}
            error={shown.errors.serviceId}
          />
          <Field type="textarea" name="details" label={f.details} help={f.detailsHelp} rows={3} optional />
          <Field type="number" name="quantity" label={f.quantity} value="1" min={1} max={100} width="short" />
          <Field
            type="date"
            name="wantedOn"
            label={f.wantedOn}
            help={f.wantedHelp}
            min={today}
            optional
            width="medium"
          />
          <FormActions>
            <Button tone="primary">{f.send}</Button>
          </FormActions>
        </Form>
      </div>
    </>
  )
}

type Offers = { services: Awaited<ReturnType<typeof publicServices>>; chosen: string; error?: string }

function Services({ services, chosen, error }: Offers) {
  const f = useWords({ fr: spaceFr, en: spaceEn }).form
  const { units } = useServiceWords()
  return (
    <fieldset className="ui-field portals-services" aria-describedby={error && 'ask-service-error'}>
      <legend className="ui-field-label">{f.service}</legend>
      {error && (
        <p className="ui-field-error" id="ask-service-error">
          {error}
        </p>
      )}
      {services.map((one, i) => (
        <label key={one.id} className="portals-service">
          <input
            type="radio"
            name="serviceId"
            id={i === 0 ? 'ask-serviceId' : undefined}
            value={one.id}
            defaultChecked={one.id === chosen}
          />
          <span>
            <strong>{one.name}</strong>
            {one.description && <span className="ui-soft">{one.description}</span>}
            {one.documents.length > 0 && <span className="ui-soft">{f.bring(one.documents.join(', '))}</span>}
          </span>
          <span>
            {one.price === 0n ? (
              f.free
            ) : (
              <>
                <Amount value={cents(one.price)} /> {units[one.unit]}
              </>
            )}
          </span>
        </label>
      ))}
      <label className="portals-service">
        <input
          type="radio"
          name="serviceId"
          value=""
          defaultChecked={!services.some(({ id }) => id === chosen)}
        />
        <span>
          <strong>{f.other}</strong>
          <span className="ui-soft">{f.otherHelp}</span>
        </span>
      </label>
    </fieldset>
  )
}
