import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { en } from '#modules/providers/messages.en.ts'
import { fr } from '#modules/providers/messages.fr.ts'
import { mayVetProviders } from '#modules/providers/permits.ts'
import {
  acceptApplication,
  applicationPage,
  refuseApplication,
} from '#modules/providers/use-cases/applications.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import '#modules/providers/ui/providers.css'
import type { Route } from './+types/route'
import { acceptForm, refuseForm } from './form.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayVetProviders(ctx.actor)) refusePage()
  const page = isId<'ProviderApplication'>(params.application)
    ? await applicationPage(ctx, params.application)
    : null
  if (!page) noPage()
  return page
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayVetProviders(ctx.actor)) refusePage()
  if (!isId<'ProviderApplication'>(params.application)) noPage()
  const typed = await request.formData()
  const base = `/${ctx.hub.slug}/prestataires`
  if (typed.get('intent') === 'refuse') {
    const form = readForm(refuseForm, typed)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const refused = await refuseApplication(ctx, params.application, form.value.why)
    if (!refused.ok) return data(refusedForm(form.values, refused), { status: 422 })
    return redirect(`${base}?fait=refused`)
  }
  const form = readForm(acceptForm, typed)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const accepted = await acceptApplication(ctx, params.application, form.value.organisationId)
  if (!accepted.ok) return data(refusedForm(form.values, accepted), { status: 422 })
  return redirect(`${base}/${accepted.value.organisationId}?fait=opened`)
}

export default function Application({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.applications
  const { application, alike } = loaderData
  const shown = shownForm(useLocale(), actionData, t.errors)
  const base = `/${params.hub}/prestataires`
  const waiting = application.state === 'waiting'
  return (
    <>
      <title>{`${application.name} · Palier`}</title>
      <PageHeader over={w.title} title={w.one(application.name)} />
      <div className="ui-stack">
        {shown.error && <Notice tone="danger">{shown.error}</Notice>}
        {application.state !== 'waiting' && (
          <Notice
            live={false}
            title={w.decided[application.state]}
            actions={
              application.organisationId && (
                <ButtonLink href={`${base}/${application.organisationId}`}>{w.file}</ButtonLink>
              )
            }
          >
            {w.by(application.decidedBy ?? '')}
            {application.why && <p>{application.why}</p>}
          </Notice>
        )}
        <Card title={w.offer}>
          <blockquote className="providers-words">{application.offer}</blockquote>
          <DefinitionList
            items={[
              { term: t.columns.kind, value: t.kinds[application.kind] },
              { term: w.contact, value: application.contactName },
              {
                term: t.form.phone,
                value: application.phone && <a href={`tel:${application.phone}`}>{application.phone}</a>,
              },
              {
                term: t.form.email,
                value: application.email && <a href={`mailto:${application.email}`}>{application.email}</a>,
              },
              { term: t.form.siret, value: application.siret },
              {
                term: t.form.city,
                value: [application.postcode, application.city].filter(Boolean).join(' '),
              },
              { term: w.zone, value: application.zone },
              {
                term: w.price,
                value: application.indicativePrice !== null && <Amount value={application.indicativePrice} />,
              },
              { term: w.received, value: <DateTimeFr value={application.receivedAt} /> },
            ].filter(({ value }) => value !== false)}
          />
        </Card>
        {waiting && (
          <>
            <Card title={w.accept}>
              <p className="ui-soft">{w.acceptHelp}</p>
              <Form id="accept" intent="accept" errors={shown.errors} values={shown.values}>
                {alike.length > 0 && (
                  <Field
                    type="radio"
                    name="organisationId"
                    label={w.as}
                    value=""
                    optional
                    options={[
                      { value: '', label: w.asNew },
                      ...alike.map((one) => ({ value: one.id, label: one.label, help: one.detail })),
                    ]}
                  />
                )}
                <FormActions>
                  <Button tone="primary" icon={Check}>
                    {w.accept}
                  </Button>
                </FormActions>
              </Form>
            </Card>
            <Card title={w.refuse}>
              <Form id="refuse" intent="refuse" errors={shown.errors} values={shown.values}>
                <Field
                  type="textarea"
                  name="why"
                  label={w.why}
                  help={application.email ? w.refuseHelp : w.refuseAloud(application.phone ?? '')}
                  rows={3}
                />
                <FormActions>
                  <Button tone="danger">{w.refuse}</Button>
                </FormActions>
              </Form>
            </Card>
          </>
        )}
      </div>
    </>
  )
}
