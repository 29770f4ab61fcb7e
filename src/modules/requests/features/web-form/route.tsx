import { data, redirect } from 'react-router'
import { cents } from '#kit/money.ts'
import { useServiceWords } from '#modules/catalogue/ui/service-words.ts'
import { en } from '#modules/requests/messages.en.ts'
import { fr } from '#modules/requests/messages.fr.ts'
import { webEn } from '#modules/requests/messages.web.en.ts'
import { webFr } from '#modules/requests/messages.web.fr.ts'
import { askFromWeb, publicServices } from '#modules/requests/web/ask.server.ts'
import { webForm, webFormLacks } from '#modules/requests/web/form.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { linkSecret } from '#platform/session/link.server.ts'
import { callerContext, hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import '#modules/requests/ui/web.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  const params = new URL(request.url).searchParams
  return {
    hub: ctx.hub.name,
    services: await publicServices(ctx),
    chosen: params.get('service') ?? '',
    today: ctx.today(),
    secret: linkSecret(),
    thanks: params.has('merci'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const typed = await request.formData()
  const here = `/ouvert/${ctx.hub.slug}`
  // A box that nobody sees: only a machine fills it, and it is thanked like anybody.
  if (typed.get('fax')) return redirect(`${here}/demander?merci`)
  const form = readForm(webForm, typed)
  if (!form.ok)
    return data(
      { values: form.values, errors: { ...webFormLacks(form.values), ...form.errors } },
      { status: 422 },
    )
  const asked = await askFromWeb(ctx, form.value, context.get(callerContext))
  if (!asked.ok) return data(refusedForm(form.values, asked), { status: 422 })
  return redirect(`${here}/suivi/${asked.value.secret}?merci`)
}

/** Anybody asks, on any phone: what, when, who, and how to answer. */
export default function AskForm({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords({ fr: webFr, en: webEn })
  const t = useWords({ fr, en })
  const f = w.form
  const { services, today, thanks } = loaderData
  const shown = shownForm(
    useLocale(),
    actionData,
    { ...t.errors, ...w.errors },
    { service: loaderData.chosen },
  )
  return (
    <>
      <title>{`${f.title} · ${loaderData.hub}`}</title>
      <PageHeader title={f.title} lede={f.lede(loaderData.hub)} />
      {thanks && (
        <Notice tone="success" title={w.follow.thanks}>
          {w.follow.thanksAlone}
        </Notice>
      )}
      <Form
        id="ask"
        className="requests-ask"
        action="?"
        hidden={{ secret: shown.values.secret || loaderData.secret }}
        {...shown}
      >
        <FieldSet legend={f.what}>
          <Services services={services} chosen={shown.values.service ?? ''} error={shown.errors.service} />
          <Field
            type="textarea"
            name="details"
            label={f.details}
            help={f.detailsHelp}
            rows={3}
            maxLength={1000}
            optional
          />
          <Field
            type="date"
            name="wantedOn"
            label={f.wantedOn}
            help={f.wantedHelp}
            min={today}
            optional
            width="medium"
          />
        </FieldSet>
        <FieldSet legend={f.you}>
          <Field name="firstName" label={f.firstName} optional autoComplete="given-name" maxLength={80} />
          <Field name="lastName" label={f.lastName} autoComplete="family-name" maxLength={80} />
        </FieldSet>
        <FieldSet legend={f.reach} help={f.reachHelp}>
          <Field type="tel" name="phone" label={f.phone} optional autoComplete="tel" width="medium" />
          <Field type="email" name="email" label={f.email} optional autoComplete="email" />
        </FieldSet>
        <details
          className="requests-fold-part"
          open={['street', 'postcode', 'city'].some((name) => shown.errors[name] || shown.values[name])}
        >
          <summary>{f.where}</summary>
          <FieldSet legend={f.whereHelp}>
            <Field name="street" label={f.street} optional autoComplete="street-address" maxLength={200} />
            <Field name="postcode" label={f.postcode} optional autoComplete="postal-code" width="short" />
            <Field name="city" label={f.city} optional autoComplete="address-level2" maxLength={80} />
          </FieldSet>
        </details>
        <div className="requests-trap">
          <label htmlFor="ask-fax">{f.trap}</label>
          <input id="ask-fax" name="fax" tabIndex={-1} autoComplete="off" />
        </div>
        <FormActions>
          <Button tone="primary">{f.send}</Button>
        </FormActions>
        <p className="ui-soft ui-small">{f.privacy}</p>
      </Form>
    </>
  )
}

type ServicesProps = {
  services: Route.ComponentProps['loaderData']['services']
  chosen: string
  error?: string
}

/** Services as rows to tick, each with its public price; words of one's own come last. */
function Services({ services, chosen, error }: ServicesProps) {
  const f = useWords({ fr: webFr, en: webEn }).form
  const { activities, units } = useServiceWords()
  const groups = [...Map.groupBy(services, (one) => one.activity)]
  return (
    <fieldset className="ui-field requests-services" aria-describedby={error && 'ask-service-error'}>
      <legend className="ui-hidden">{f.service}</legend>
      {error && (
        <p className="ui-field-error" id="ask-service-error">
          {error}
        </p>
      )}
      {groups.map(([activity, those]) => (
        <details key={activity} open={groups.length < 4 || those.some(({ id }) => id === chosen)}>
          <summary>{activities[activity]}</summary>
          {those.map((one) => (
            <label key={one.id} className="requests-service">
              <input type="radio" name="service" value={one.id} defaultChecked={one.id === chosen} />
              <span>
                <strong>{one.name}</strong>
                {one.description && <span className="ui-soft">{one.description}</span>}
              </span>
              <span className="requests-service-price">
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
        </details>
      ))}
      <label className="requests-service">
        <input
          type="radio"
          id="ask-service"
          name="service"
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
