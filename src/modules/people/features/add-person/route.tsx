import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { findOrganisations } from '#modules/people/choosers.server.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { personForm } from '#modules/people/person-form.ts'
import { fullName, showPhone } from '#modules/people/rules/names.ts'
import { PersonFields } from '#modules/people/ui/PersonFields.tsx'
import { answerOf } from '#platform/context/ctx.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { likelySamePeople } from './query.server.ts'
import { addPerson } from './use-case.server.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  return { key: newId<'Form'>(), organisations: await findOrganisations(ctx, { limit: 500 }) }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePeople(ctx.actor)) refusePage()
  const typed = await request.formData()
  const form = readForm(personForm, typed)
  if (!form.ok) return data({ values: form.values, errors: form.errors, alike: [] }, { status: 422 })
  const again = await answerOf<{ id: string }>(ctx, form.value.idempotencyKey)
  if (again) return redirect(`/${ctx.hub.slug}/personnes/${again.id}`)
  const alike = typed.has('anyway') ? [] : await likelySamePeople(ctx, form.value)
  if (alike.length > 0) {
    const known = alike.map((row) => ({ id: row.id, name: fullName(row), phone: row.phone, city: row.city }))
    return data({ values: form.values, errors: {}, alike: known }, { status: 422 })
  }
  const added = await addPerson(ctx, form.value)
  if (!added.ok) return data({ ...refusedForm(form.values, added), alike: [] }, { status: 422 })
  return redirect(`/${ctx.hub.slug}/personnes/${added.value.id}?fait=added`)
}

export default function AddPerson({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const alike = actionData?.alike ?? []
  return (
    <>
      <title>{`${t.add} · Palier`}</title>
      <PageHeader title={t.add} />
      <Form idempotencyKey={loaderData.key} {...shownForm(useLocale(), actionData, t.errors)}>
        {alike.length > 0 && (
          <Notice tone="warn" title={t.alike.title}>
            <p>{t.alike.text}</p>
            <ul>
              {alike.map(({ id, name, phone, city }) => (
                <li key={id}>
                  <a href={`/${params.hub}/personnes/${id}`}>{name}</a>{' '}
                  {[city, phone && showPhone(phone)].filter(Boolean).join(' · ')}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <PersonFields organisations={loaderData.organisations} />
        <FormActions>
          <Button tone="primary">{t.form.save}</Button>
          {alike.length > 0 && (
            <Button name="anyway" value="oui">
              {t.alike.anyway}
            </Button>
          )}
        </FormActions>
      </Form>
    </>
  )
}
