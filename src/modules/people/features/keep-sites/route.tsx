import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { getOrganisation } from '#modules/people/choosers.server.ts'
import { siteOf } from '#modules/people/contacts/store.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowLeft } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { editSiteForm, siteForm } from './form.ts'
import { addSite, closeSite, editSite } from './use-case.server.ts'

const NEW = 'nouveau'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const organisation = isId<'Organisation'>(params.id) ? await getOrganisation(ctx, params.id) : null
  if (!organisation) noPage()
  const { site: id } = params
  const site = isId<'Site'>(id) ? await ctx.read((tx) => siteOf(tx, ctx.hub.id, organisation.id, id)) : null
  if (!site && id !== NEW) noPage()
  return {
    organisation: { id: organisation.id, name: organisation.name },
    name: site?.name ?? null,
    before: {
      name: site?.name ?? '',
      street: site?.street ?? '',
      postcode: site?.postcode ?? '',
      city: site?.city ?? (site ? '' : (organisation.city ?? '')),
      access: site?.access ?? '',
    },
    closed: site?.closedAt != null,
    seenAt: site?.updatedAt.toISOString() ?? '',
    key: newId<'Form'>(),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const { id, site } = params
  if (!isId<'Organisation'>(id) || (site !== NEW && !isId<'Site'>(site))) noPage()
  const typed = await request.formData()
  const back = `/${ctx.hub.slug}/partenaires/${id}?fait=saved`
  if (!isId<'Site'>(site)) {
    const form = readForm(siteForm, typed)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const added = await addSite(ctx, id, form.value)
    return added.ok ? redirect(back) : data(refusedForm(form.values, added), { status: 422 })
  }
  const intent = typed.get('intent')
  if (intent === 'close' || intent === 'open') {
    const form = readForm(editSiteForm.pick({ seenAt: true }), typed)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const done = await closeSite(ctx, id, site, { seenAt: form.value.seenAt, back: intent === 'open' })
    return done.ok ? redirect(back) : data(refusedForm({}, done), { status: 422 })
  }
  const form = readForm(editSiteForm, typed)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const edited = await editSite(ctx, id, site, form.value)
  return edited.ok ? redirect(back) : data(refusedForm(form.values, edited), { status: 422 })
}

export default function Site({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.contacts
  const { organisation, name, before, closed, seenAt, key } = loaderData
  const title = name === null ? w.addSite : w.editSite(name)
  const here = `/${params.hub}/partenaires/${organisation.id}/sites/${params.site}`
  const shown = shownForm(useLocale(), actionData, t.errors, before)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        over={organisation.name}
        title={title}
        quiet={
          <ButtonLink icon={ArrowLeft} href={`/${params.hub}/partenaires/${organisation.id}`}>
            {organisation.name}
          </ButtonLink>
        }
      />
      <div className="ui-stack">
        {closed && (
          <Notice tone="warn" live={false}>
            {w.closed}
          </Notice>
        )}
        <Form
          id="site"
          action={here}
          idempotencyKey={key}
          hidden={name === null ? {} : { seenAt }}
          {...shown}
        >
          <Field name="name" label={w.siteName} help={w.siteNameHelp} autoComplete="off" />
          <Field name="street" label={t.form.street} optional autoComplete="off" />
          <Field name="postcode" label={t.form.postcode} optional width="short" autoComplete="off" />
          <Field name="city" label={t.form.city} optional autoComplete="off" />
          <Field type="textarea" name="access" label={w.access} help={w.accessHelp} optional rows={3} />
          <FormActions>
            <Button tone="primary">{w.save}</Button>
          </FormActions>
        </Form>
        {name !== null && (
          <Card title={closed ? w.openSite : w.closeSite}>
            {!closed && <p className="ui-soft">{w.closeSiteText}</p>}
            <Form id="close" intent={closed ? 'open' : 'close'} action={here} hidden={{ seenAt }}>
              <Button>{closed ? w.openSite : w.closeSite}</Button>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}
