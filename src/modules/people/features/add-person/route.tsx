import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { en } from '#modules/people/messages.en.ts'
import { fr } from '#modules/people/messages.fr.ts'
import { mayWritePeople } from '#modules/people/permits.ts'
import { PERSON_SEGMENTS } from '#modules/people/rules/segments.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { personForm } from '../../person-form.ts'
import type { Route } from './+types/route'
import { addPerson } from './use-case.server.ts'

export function loader({ context }: Route.LoaderArgs) {
  if (!mayWritePeople(context.get(hubContext).actor)) refusePage()
  return { key: newId<'Form'>() }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const form = readForm(personForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const added = await addPerson(ctx, form.value)
  if (!added.ok) return data(refusedForm(form.values, added), { status: 422 })
  return redirect(`/${ctx.hub.slug}/personnes/${added.value.id}`)
}

export default function AddPerson({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.form
  return (
    <>
      <title>{`${t.add} · Palier`}</title>
      <PageHeader title={t.add} />
      <Form idempotencyKey={loaderData.key} {...shownForm(useLocale(), actionData, t.errors)}>
        <Field name="lastName" label={w.lastName} autoComplete="off" />
        <Field name="firstName" label={w.firstName} optional autoComplete="off" />
        <Field
          type="radio"
          name="segment"
          label={w.segment}
          help={w.segmentHelp}
          options={PERSON_SEGMENTS.map((value) => ({ value, label: t.segments[value] }))}
        />
        <Field type="tel" name="phone" label={w.phone} optional width="medium" autoComplete="off" />
        <Field type="email" name="email" label={w.email} optional autoComplete="off" />
        <Field name="street" label={w.street} optional autoComplete="off" />
        <Field name="postcode" label={w.postcode} optional width="short" autoComplete="off" />
        <Field name="city" label={w.city} optional autoComplete="off" />
        <Field type="textarea" name="needs" label={w.needs} help={w.needsHelp} optional rows={2} />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
